package com.termfleet.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.termfleet.account.Accounts;
import com.termfleet.kernel.AccountId;
import com.termfleet.testing.Http;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A server that takes over from another knows what the other has changed since it started. */
class StandbyTest {

    private static final String SESSION = "/api/v1/session";
    private static final String USERS = "/api/v1/users";
    private static final String TOKENS = "/api/v1/tokens";

    private final TestDatabase database = TestDatabase.fresh();
    private final Map<String, Object> sameKey = Map.of("termfleet.master-key", "01".repeat(32));

    @Test
    void a_standby_changes_no_password_at_its_start() {
        Map<String, Object> oneTime = new HashMap<>(sameKey);
        oneTime.put("termfleet.admin-password", "");
        try (Server _ = Server.start(database, oneTime)) {
            JdbcClient jdbc = JdbcClient.create(database.dataSource());
            jdbc.sql("update users set password_expires_at = now() - interval '1 day'")
                    .update();
            String before = jdbc.sql("select password_hash from users")
                    .query(String.class)
                    .single();

            try (Server _ = Server.start(database, oneTime)) {
                assertThat(jdbc.sql("select password_hash from users")
                                .query(String.class)
                                .single())
                        .isEqualTo(before);
            }
        }
    }

    @Test
    void what_the_leader_revokes_ends_at_the_standby_too() {
        try (Server leader = Server.start(database, sameKey)) {
            Http admin = leader.http().basic(Server.ADMIN, Server.PASSWORD);
            JsonNode token = admin.post(TOKENS, Map.of("name", "revoked")).json();
            try (Server standby = Server.start(database, sameKey)) {
                Http script = standby.http().bearer(token.get("token").asString());
                assertThat(script.get(SESSION).status()).isEqualTo(200);

                admin.delete(TOKENS + "/" + token.get("id").asLong());

                await().atMost(Duration.ofSeconds(10))
                        .until(() -> script.get(SESSION).status() == 401);
            }
        }
    }

    @Test
    void people_tokens_and_accounts_made_and_revoked_meanwhile_are_known_after_a_takeover() {
        Server first = Server.start(database, sameKey);
        Http admin = first.http().basic(Server.ADMIN, Server.PASSWORD);
        JsonNode revoked = admin.post(TOKENS, Map.of("name", "revoked")).json();
        try (Server standby = Server.start(database, sameKey)) {
            JsonNode ann = admin.post(USERS, Map.of("email", "ann@example.com", "role", "FOLLOWER"))
                    .json();
            JsonNode made = admin.post(TOKENS, Map.of("name", "made")).json();
            admin.delete(TOKENS + "/" + revoked.get("id").asLong());
            long account = admin.post(
                            "/api/v1/accounts", Map.of("name", "new", "role", "FOLLOWER", "platform", "EXTERNAL"))
                    .json()
                    .get("id")
                    .asLong();
            first.close();

            Http script = standby.http().bearer(made.get("token").asString());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> script.get(SESSION).status() == 200);
            assertThat(standby.http()
                            .bearer(revoked.get("token").asString())
                            .get(SESSION)
                            .status())
                    .isEqualTo(401);
            assertThat(standby.http()
                            .basic("ann@example.com", ann.get("password").asString())
                            .get(SESSION)
                            .status())
                    .isEqualTo(200);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> standby.bean(Accounts.class)
                            .find(AccountId.of(account))
                            .isPresent());
        }
    }
}
