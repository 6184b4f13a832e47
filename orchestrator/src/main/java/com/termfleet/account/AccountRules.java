package com.termfleet.account;

import com.termfleet.access.Users;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.OneLine;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates new accounts and credentials. Login, password and server become lines of the terminal's start-up file,
 * where a line break could add a setting: only printable ASCII is accepted.
 */
final class AccountRules {

    private static final int MAX_NAME = 64;
    private static final Pattern LOGIN = Pattern.compile("[0-9]{1,20}");
    private static final Pattern SERVER = Pattern.compile("[!-~][ -~]{0,62}[!-~]|[!-~]");
    private static final Pattern PASSWORD = Pattern.compile("[ -~]{1,128}");
    private static final Pattern KEY = Pattern.compile("[!-~]{16,200}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final String SERVER_RULE = "must be the broker's server name as MetaTrader shows it, for example"
            + " TermFleet-Demo (1 to 64 printable ASCII characters)";

    private AccountRules() {}

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    static void check(NewAccount account, Users users) {
        FieldErrors errors = new FieldErrors()
                .check(OneLine.fits(account.name(), MAX_NAME), "name", "must be 1 to 64 characters on one line")
                .check(users.find(account.owner()).isPresent(), "ownerId", "must be the id of a user");
        switch (account.platform()) {
            case MT5 -> checkHosted(account, errors);
            case EXTERNAL -> checkExternal(account, errors);
            case HTTP -> checkUnhosted(account, errors, "its programs sign in with its token");
            case TRADINGVIEW -> checkTradingView(account, errors);
            case MATCH_TRADER -> BrokerRules.checkMatchTrader(account, errors);
        }
        checkKeys(account, errors);
        errors.throwIfAny();
    }

    private static void checkKeys(NewAccount account, FieldErrors errors) {
        String rule = "must be 16 to 200 printable ASCII characters without spaces, or absent to have one made";
        errors.check(account.key() == null || KEY.matcher(account.key()).matches(), "key", rule);
        String subscribe = account.subscribeToken();
        if (account.role() == SessionRole.MASTER) {
            errors.check(subscribe == null || KEY.matcher(subscribe).matches(), "subscribeToken", rule);
        } else {
            errors.check(subscribe == null, "subscribeToken", "must be absent: only masters have one");
        }
    }

    private static void checkTradingView(NewAccount account, FieldErrors errors) {
        checkUnhosted(account, errors, "TradingView sends its trades");
        errors.check(
                account.role() == SessionRole.MASTER, "role", "must be MASTER: nothing can be executed in TradingView");
        BrokerRules.checkCaptured(account.broker(), errors);
    }

    /** @param instead what the account has in place of a terminal and credentials */
    private static void checkUnhosted(NewAccount account, FieldErrors errors, String instead) {
        String why = "must be absent: " + instead;
        errors.check(account.login() == null, "login", why)
                .check(account.password() == null, "password", why)
                .check(account.server() == null, "server", why);
        BrokerRules.checkNoContainer(account, errors);
        if (account.platform() == Account.Platform.HTTP) {
            BrokerRules.checkNoBroker(account, errors);
        }
    }

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    static void check(CredentialChange change, Account.Platform platform) {
        FieldErrors errors = new FieldErrors();
        if (platform == Account.Platform.MATCH_TRADER) {
            BrokerRules.check(change, errors);
        } else {
            checkHosted(change, errors);
        }
        errors.throwIfAny();
    }

    private static void checkHosted(CredentialChange change, FieldErrors errors) {
        if (change.login() != null) {
            checkLogin(change.login(), errors);
        }
        if (change.server() != null) {
            checkServer(change.server(), errors);
        }
        if (change.password() != null) {
            checkPassword(change.password(), errors);
        }
    }

    private static void checkHosted(NewAccount account, FieldErrors errors) {
        BrokerRules.checkNoBroker(account, errors);
        checkLogin(account.login(), errors);
        checkPassword(account.password(), errors);
        checkServer(account.server(), errors);
        errors.check(account.terminal() != null, "terminal", "is required: mt5 or simulator");
        String host = account.host();
        errors.check(
                host == null || HOST.matcher(host).matches(),
                "host",
                "must be a host name of letters, digits, dots and hyphens");
    }

    private static void checkExternal(NewAccount account, FieldErrors errors) {
        errors.check(
                account.password() == null,
                "password",
                "must be absent: the terminal of an EXTERNAL account signs in where it runs");
        BrokerRules.checkNoContainer(account, errors);
        BrokerRules.checkNoBroker(account, errors);
        if (account.login() != null) {
            checkLogin(account.login(), errors);
        }
        if (account.server() != null) {
            checkServer(account.server(), errors);
        }
    }

    private static void checkLogin(@Nullable String login, FieldErrors errors) {
        errors.check(
                login != null && LOGIN.matcher(login).matches(),
                "login",
                "must be the account's number at the broker: 1 to 20 digits");
    }

    private static void checkPassword(@Nullable String password, FieldErrors errors) {
        errors.check(
                password != null && PASSWORD.matcher(password).matches(),
                "password",
                "must be 1 to 128 printable ASCII characters");
    }

    private static void checkServer(@Nullable String server, FieldErrors errors) {
        errors.check(server != null && SERVER.matcher(server).matches(), "server", SERVER_RULE);
    }
}
