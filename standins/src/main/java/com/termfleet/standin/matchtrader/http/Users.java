package com.termfleet.standin.matchtrader.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who may sign in, and to which accounts. Thread-safe. */
public final class Users {

    private final Map<String, User> byEmail = new ConcurrentHashMap<>();

    /** @param accounts by id; the first is the selected one */
    record User(String email, String password, List<String> accounts) {}

    public void add(String email, String password, List<String> accounts) {
        byEmail.put(email, new User(email, password, List.copyOf(accounts)));
    }

    @Nullable
    User find(@Nullable String email, @Nullable String password) {
        User user = email == null ? null : byEmail.get(email);
        return user != null && user.password().equals(password) ? user : null;
    }

    @Nullable
    User find(String email) {
        return byEmail.get(email);
    }

    /** The token of the Trader API, and of the WebSocket, that belongs to an account. */
    public static String tokenOf(String account) {
        return "token-" + account;
    }

    @Nullable
    String accountOfToken(@Nullable String token) {
        return byEmail.values().stream()
                .flatMap(user -> user.accounts().stream())
                .filter(account -> tokenOf(account).equals(token))
                .findFirst()
                .orElse(null);
    }
}
