package com.termfleet.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.EventStream;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.NewAccounts;
import com.termfleet.testing.Person;
import com.termfleet.testing.Server;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How many accounts a person may have, whose they are, and how masters are shown. */
class AccountQuotaTest {

    private static final String USERS = "/api/v1/users";
    private static final String ACCOUNTS = "/api/v1/accounts";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(Map.of("termfleet.plans.standard.accounts", 1, "termfleet.plans.large.accounts", 2));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_person_has_as_many_accounts_as_their_plan_allows() {
        Person ann = person("ann@example.com");
        long first = created(ann.basic().post(ACCOUNTS, external("first", "FOLLOWER")));

        Answer refused = ann.basic().post(ACCOUNTS, external("second", "FOLLOWER"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asString())
                .contains("1 accounts")
                .contains("standard");

        admin().send("PATCH", USERS + "/" + ann.id(), "{\"plan\":\"large\"}");
        created(ann.basic().post(ACCOUNTS, external("second", "FOLLOWER")));
        assertThat(ann.basic().post(ACCOUNTS, external("third", "FOLLOWER")).status())
                .isEqualTo(409);

        ann.basic().delete(ACCOUNTS + "/" + first);
        created(ann.basic().post(ACCOUNTS, external("third", "FOLLOWER")));
    }

    @Test
    void admins_have_as_many_accounts_as_they_like() {
        for (int i = 0; i < 5; i++) {
            created(admin().post(ACCOUNTS, external("admin's " + i, "FOLLOWER")));
        }
    }

    @Test
    void whoever_chooses_a_master_sees_that_it_trades_at_a_simulated_broker() {
        created(admin().post(ACCOUNTS, NewAccounts.hosted("MASTER", "simulated master", "70000001")));
        created(admin().post(ACCOUNTS, external("external master", "MASTER")));

        JsonNode masters =
                person("bob@example.com").basic().get("/api/v1/masters").json().get("items");

        assertThat(masters).hasSize(2);
        assertThat(masters.get(0).get("name").asString()).isEqualTo("external master");
        assertThat(masters.get(0).get("simulated").asBoolean()).isFalse();
        assertThat(masters.get(0).get("terminal").isNull()).isTrue();
        assertThat(masters.get(1).get("simulated").asBoolean()).isTrue();
        assertThat(masters.get(1).get("terminal").asString()).isEqualTo("simulator");
    }

    @Test
    void an_account_changes_hands_and_with_it_who_sees_it() {
        Person from = person("from@example.com");
        Person to = person("to@example.com");
        long id = created(from.basic().post(ACCOUNTS, external("passed on", "FOLLOWER")));
        String change = "{\"ownerId\":" + to.id() + "}";
        assertThat(from.basic().send("PATCH", ACCOUNTS + "/" + id, change).status())
                .isEqualTo(403);
        try (EventStream stream = EventStream.open(from.basic())) {
            stream.next("hello");

            Answer changed = admin().send("PATCH", ACCOUNTS + "/" + id, change);

            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
            assertThat(changed.json().get("ownerId").asLong()).isEqualTo(to.id());
            stream.next("resync");
        }
        assertThat(from.basic().get(ACCOUNTS + "/" + id).status()).isEqualTo(404);
        assertThat(to.basic().get(ACCOUNTS + "/" + id).status()).isEqualTo(200);
        assertThat(admin().send("PATCH", ACCOUNTS + "/" + id, "{\"ownerId\":4711}")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("ownerId");
    }

    private static long created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asLong();
    }

    private static Map<String, String> external(String name, String role) {
        return Map.of("name", name, "role", role, "platform", "EXTERNAL");
    }

    private static Person person(String email) {
        return Person.create(server, email);
    }

    private static Http admin() {
        return server.admin();
    }
}
