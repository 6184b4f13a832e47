package com.termfleet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Http.Answer;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A user with role FOLLOWER, created over the API, and the ways in which they sign in. */
public record Person(Server server, long id, String email, String password) {

    private static final String USERS = "/api/v1/users";

    public static Person create(Server server, String email) {
        Answer answer = server.admin().post(USERS, Map.of("email", email, "role", "FOLLOWER"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode made = answer.json();
        return new Person(
                server, made.get("id").asLong(), email, made.get("password").asString());
    }

    /** A client that sends the password with every request. */
    public Http basic() {
        return server.http().basic(email, password);
    }

    /** A client that has signed in to a session of its own. */
    public Http browser() {
        Http browser = server.http();
        browser.post("/api/v1/session", Map.of("email", email, "password", password));
        return browser.with("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));
    }

    /** A client with a new API token. */
    public Http script(Map<String, ?> token) {
        Answer made = basic().post("/api/v1/tokens", token);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return server.http().bearer(made.json().get("token").asString());
    }

    public Answer changePassword(String current, String wanted) {
        return basic().post(USERS + "/" + id + "/password", Map.of("currentPassword", current, "newPassword", wanted));
    }
}
