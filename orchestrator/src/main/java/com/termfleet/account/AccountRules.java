package com.termfleet.account;

import com.termfleet.access.Users;
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
            case MATCH_TRADER -> errors.add("platform", "must be MT5 or EXTERNAL; MATCH_TRADER is not supported yet");
        }
        errors.throwIfAny();
    }

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    static void check(CredentialChange change) {
        FieldErrors errors = new FieldErrors();
        if (change.login() != null) {
            checkLogin(change.login(), errors);
        }
        if (change.server() != null) {
            checkServer(change.server(), errors);
        }
        if (change.password() != null) {
            checkPassword(change.password(), errors);
        }
        errors.throwIfAny();
    }

    private static void checkHosted(NewAccount account, FieldErrors errors) {
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
        String why = "must be absent: an EXTERNAL account has no container";
        errors.check(account.password() == null, "password", why)
                .check(account.terminal() == null, "terminal", why)
                .check(account.host() == null, "host", why);
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
