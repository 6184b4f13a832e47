package com.termfleet.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Person;
import com.termfleet.testing.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class AuditHttpTest {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String AUDIT = "/api/v1/audit?size=500";
    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
    private static final String USERS = "/api/v1/users";
    private static final String BROKER_PASSWORD = "br0ker-secret";

    private static Server server;
    private static Http admin;

    @BeforeAll
    static void start() {
        server = Server.start(Map.of("termfleet.docker.host", "unix:///nowhere/docker.sock"));
        admin = server.admin();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_deleted_accounts_history_stays_readable_for_admins() {
        Person ann = Person.create(server, "ann@example.com");
        long id = hosted("301");

        assertThat(admin.send("PATCH", ACCOUNTS + "/" + id, "{\"ownerId\":" + ann.id() + ",\"password\":\"another\"}")
                        .status())
                .isEqualTo(200);
        ann.basic().post(ACCOUNTS + "/" + id + "/stop", Map.of());
        assertThat(ann.basic().delete(ACCOUNTS + "/" + id).status()).isEqualTo(202);

        assertThat(admin.get(ACCOUNTS + "/" + id).status()).isEqualTo(404);
        assertThat(entries("ACCOUNT", id))
                .containsExactly(
                        "ann@example.com deleted the account \"Account 301\"",
                        "ann@example.com asked for a stop",
                        "admin@localhost changed the credentials",
                        "admin@localhost changed the owner from admin@localhost to ann@example.com",
                        "admin@localhost created the account \"Account 301\" of admin@localhost");
        assertThat(admin.get(AUDIT).text()).doesNotContain(BROKER_PASSWORD, "another");
    }

    @Test
    void an_accounts_own_events_name_who_created_it_and_who_gave_it_to_whom() {
        Person ben = Person.create(server, "ben@example.com");
        long id = hosted("302");

        admin.send("PATCH", ACCOUNTS + "/" + id, "{\"ownerId\":" + ben.id() + "}");

        await().until(() -> personal(ben, id).size() == 2);
        assertThat(personal(ben, id))
                .containsExactly(
                        "admin@localhost changed the owner from admin@localhost to ben@example.com",
                        "admin@localhost created the account \"Account 302\" of admin@localhost");
    }

    @Test
    void an_owner_who_stays_the_owner_is_no_change() {
        long id = hosted("303");
        long self = admin.get("/api/v1/session").json().at("/user/id").asLong();

        admin.send("PATCH", ACCOUNTS + "/" + id, "{\"ownerId\":" + self + "}");

        assertThat(entries("ACCOUNT", id)).hasSize(1);
    }

    @Test
    void changes_of_users_and_passwords_are_recorded_with_the_admins_name() {
        Person carl = Person.create(server, "carl@example.com");
        String path = USERS + "/" + carl.id();

        admin.send("PATCH", path, "{\"enabled\":false}");
        admin.send("PATCH", path, "{\"enabled\":true,\"plan\":\"standard\"}");
        assertThat(carl.changePassword(carl.password(), "long enough for all").status())
                .isEqualTo(204);
        assertThat(admin.post(path + "/password-reset", Map.of()).status()).isEqualTo(200);

        assertThat(entries("USER", carl.id()))
                .containsExactly(
                        "admin@localhost reset the password of carl@example.com",
                        "carl@example.com changed the password",
                        "admin@localhost gave the user carl@example.com the plan standard",
                        "admin@localhost enabled the user carl@example.com",
                        "admin@localhost disabled the user carl@example.com",
                        "admin@localhost created the user carl@example.com with the role FOLLOWER");
        assertThat(admin.get(AUDIT).text()).doesNotContain("long enough for all", carl.password());
    }

    @Test
    void tokens_are_recorded_without_the_token() {
        Person dora = Person.create(server, "dora@example.com");
        Answer made = dora.basic().post("/api/v1/tokens", Map.of("name", "robot", "scopes", List.of("read")));
        long id = made.json().get("id").asLong();

        assertThat(dora.basic().delete("/api/v1/tokens/" + id).status()).isEqualTo(204);

        assertThat(entries("TOKEN", id))
                .containsExactly(
                        "dora@example.com revoked the token", "dora@example.com created the token \"robot\" for read");
        assertThat(admin.get(AUDIT).text())
                .doesNotContain(made.json().get("token").asString());
    }

    @Test
    void what_becomes_of_a_subscription_is_recorded() {
        long master = external("MASTER");
        long follower = external("FOLLOWER");
        long id = admin.post(
                        SUBSCRIPTIONS,
                        Map.of(
                                "masterAccountId",
                                master,
                                "followerAccountId",
                                follower,
                                "sizing",
                                Map.of("mode", "MULTIPLIER", "value", "1")))
                .json()
                .get("id")
                .asLong();
        String path = SUBSCRIPTIONS + "/" + id;

        admin.send("PATCH", path, "{\"reverse\":true}");
        admin.post(path + "/pause", Map.of("mode", "CLOSE_ONLY"));
        admin.post(path + "/resume", Map.of());
        assertThat(admin.delete(path + "?closing=KEEP").status()).isEqualTo(204);

        assertThat(entries("SUBSCRIPTION", id))
                .containsExactly(
                        "admin@localhost removed the subscription: KEEP",
                        "admin@localhost resumed the subscription",
                        "admin@localhost paused the subscription: CLOSE_ONLY",
                        "admin@localhost changed the subscription",
                        "admin@localhost subscribed account " + follower + " to account " + master);
    }

    @Test
    void a_refused_request_is_not_recorded() {
        long before = admin.get(AUDIT).json().get("total").asLong();

        assertThat(admin.delete(ACCOUNTS + "/4711").status()).isEqualTo(404);
        assertThat(admin.post(USERS, Map.of("email", "nothing", "role", "ADMIN"))
                        .status())
                .isEqualTo(400);

        assertThat(admin.get(AUDIT).json().get("total").asLong()).isEqualTo(before);
    }

    @Test
    void only_an_admin_reads_it() {
        Person eve = Person.create(server, "eve@example.com");

        assertThat(eve.basic().get(AUDIT).status()).isEqualTo(403);
        assertThat(server.http().get(AUDIT).status()).isEqualTo(401);
    }

    @Test
    void it_cannot_be_changed_and_shows_if_it_was() {
        Person.create(server, "fay@example.com");
        JdbcClient jdbc = server.bean(JdbcClient.class);
        assertThatThrownBy(() -> jdbc.sql("delete from audit").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update audit set email = 'nobody'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("truncate audit").update()).isInstanceOf(DataAccessException.class);
        assertThat(broken(jdbc)).isEmpty();

        // As the database's owner can.
        jdbc.sql("alter table audit disable trigger audit_append_only").update();
        long id = jdbc.sql("update audit set email = 'nobody' where text like '%fay@example.com%' returning id")
                .query(Long.class)
                .single();

        assertThat(broken(jdbc)).containsExactly(id);
        jdbc.sql("update audit set email = 'admin@localhost' where id = :id")
                .param("id", id)
                .update();
        jdbc.sql("alter table audit enable trigger audit_append_only").update();
        assertThat(broken(jdbc)).isEmpty();
    }

    private static List<Long> broken(JdbcClient jdbc) {
        return jdbc.sql("select id from audit_broken")
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    private static List<String> entries(String subject, long id) {
        return admin.get(AUDIT)
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("subject").asString().equals(subject)
                        && entry.get("subjectId").asString().equals(Long.toString(id)))
                .map(entry ->
                        entry.get("email").asString() + " " + entry.get("text").asString())
                .toList();
    }

    private static List<String> personal(Person person, long account) {
        return person.basic()
                .get(ACCOUNTS + "/" + account + "/events")
                .json()
                .get("items")
                .valueStream()
                .filter(event -> event.get("kind").asString().equals("PERSON"))
                .map(event -> event.get("text").asString())
                .toList();
    }

    private static long hosted(String login) {
        return create(Map.of(
                "name", "Account " + login,
                "role", "FOLLOWER",
                "platform", "MT5",
                "login", login,
                "password", BROKER_PASSWORD,
                "server", "TermFleet-Demo",
                "terminal", "simulator"));
    }

    private static long external(String role) {
        return create(Map.of("name", "External", "role", role, "platform", "EXTERNAL"));
    }

    private static long create(Map<String, ?> account) {
        Answer answer = admin.post(ACCOUNTS, new HashMap<>(account));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode made = answer.json();
        return made.get("id").asLong();
    }
}
