package com.termfleet.account;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.FieldErrors;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates the settings of accounts that are reached without a terminal. */
final class BrokerRules {

    private static final Pattern ID = Pattern.compile("[!-~]{1,64}");
    private static final Pattern SECRET = Pattern.compile("[!-~]([ -~]{0,2046}[!-~])?");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9-]{1,63}(:[0-9]{1,5})?");

    private BrokerRules() {}

    static void checkNoContainer(NewAccount account, FieldErrors errors) {
        String why = "must be absent: an account of platform " + account.platform() + " has no container";
        errors.check(account.terminal() == null, "terminal", why).check(account.host() == null, "host", why);
    }

    static void checkNoBroker(NewAccount account, FieldErrors errors) {
        errors.check(
                account.broker() == null,
                "broker",
                "must be absent: only accounts of platform MATCH_TRADER and TRADINGVIEW have it");
    }

    /** @param broker null: alerts only, no captured traffic */
    static void checkCaptured(@Nullable Broker broker, FieldErrors errors) {
        if (broker == null) {
            return;
        }
        errors.check(
                        broker.host() != null && HOST.matcher(broker.host()).matches(),
                        "broker.host",
                        "must be the name of the broker's server in TradingView's traffic, such as demo-api.example.com")
                .check(isId(broker.accountId()), "broker.accountId", "must be the account's id at that broker")
                .check(broker.baseUrl() == null, "broker.baseUrl", "must be absent: it is Match-Trader's")
                .check(broker.brokerId() == null, "broker.brokerId", "must be absent: it is Match-Trader's")
                .check(broker.dialect() == null, "broker.dialect", "must be absent: it is Match-Trader's");
    }

    static void checkMatchTrader(NewAccount account, FieldErrors errors) {
        checkNoContainer(account, errors);
        errors.check(
                        account.role() == SessionRole.FOLLOWER,
                        "role",
                        "must be FOLLOWER: trades at Match-Trader are not copied from, only to")
                .check(account.server() == null, "server", "must be absent: broker.baseUrl says where the broker is");
        Broker broker = account.broker();
        if (broker == null) {
            errors.add("broker", "is required: {baseUrl, brokerId, dialect}");
            return;
        }
        errors.check(
                        isUrl(broker.baseUrl(), broker.dialect()),
                        "broker.baseUrl",
                        "must be the origin of the broker's platform, such as https://mtr.example.com")
                .check(
                        broker.brokerId() == null || isId(broker.brokerId()),
                        "broker.brokerId",
                        "must be 1 to 64 characters without spaces")
                .check(
                        broker.accountId() == null || isId(broker.accountId()),
                        "broker.accountId",
                        "must be 1 to 64 characters without spaces")
                .check(broker.dialect() != null, "broker.dialect", "is required: REST, WEBSOCKET or TRADER_API")
                .check(broker.host() == null, "broker.host", "must be absent: it is TradingView's");
        checkSecret(account, broker.dialect(), errors);
    }

    static void check(CredentialChange change, FieldErrors errors) {
        errors.check(
                        change.login() == null || isId(change.login()),
                        "login",
                        "must be 1 to 64 characters without spaces")
                .check(
                        change.password() == null
                                || SECRET.matcher(change.password()).matches(),
                        "password",
                        "must be 1 to 2,048 printable ASCII characters")
                .check(change.server() == null, "server", "must be absent: broker.baseUrl says where the broker is");
    }

    private static void checkSecret(NewAccount account, Broker.@Nullable Dialect dialect, FieldErrors errors) {
        boolean secret =
                account.password() != null && SECRET.matcher(account.password()).matches();
        if (dialect == Broker.Dialect.REST) {
            errors.check(
                            account.login() != null && isId(account.login()),
                            "login",
                            "must be the e-mail address or number that signs in at the broker")
                    .check(secret, "password", "is required: 1 to 2,048 printable ASCII characters");
        } else {
            errors.check(
                            account.login() == null || isId(account.login()),
                            "login",
                            "must be 1 to 64 characters without spaces")
                    .check(secret, "token", "is required: the token that the broker has issued");
        }
    }

    private static boolean isId(@Nullable String text) {
        return text != null && ID.matcher(text).matches();
    }

    private static boolean isUrl(@Nullable String text, Broker.@Nullable Dialect dialect) {
        if (text == null) {
            return false;
        }
        try {
            URI url = new URI(text);
            boolean socket = "wss".equals(url.getScheme()) || "ws".equals(url.getScheme());
            boolean web = "https".equals(url.getScheme())
                    || "http".equals(url.getScheme())
                    || (socket && dialect == Broker.Dialect.WEBSOCKET);
            return web && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
