package com.termfleet.testing;

import java.util.Map;

/** Bodies for {@code POST /accounts}. */
public final class NewAccounts {

    private NewAccounts() {}

    /** A hosted account with a simulated terminal. */
    public static Map<String, Object> hosted(String role, String name, String login) {
        return Map.of(
                "name", name,
                "role", role,
                "platform", "MT5",
                "login", login,
                "password", "very-secret",
                "server", "TermFleet-Demo",
                "terminal", "simulator");
    }
}
