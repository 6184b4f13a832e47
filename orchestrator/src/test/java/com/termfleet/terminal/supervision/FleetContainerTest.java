package com.termfleet.terminal.supervision;

import static com.termfleet.terminal.supervision.FleetUnderTest.is;
import static com.termfleet.terminal.supervision.FleetUnderTest.isAlive;
import static com.termfleet.testing.Docker.docker;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Accounts become simulated terminals in real containers, and stay alive whatever happens to them. */
class FleetContainerTest {

    private static FleetUnderTest fleet;

    @BeforeAll
    static void serve() {
        fleet = new FleetUnderTest(Map.of());
    }

    @AfterAll
    static void nothingIsLeft() {
        fleet.close();
    }

    private static String startedAt(long id) {
        return docker("inspect", "-f", "{{.State.StartedAt}}", fleet.container(id));
    }

    @Test
    void an_account_becomes_a_terminal_that_is_alive() {
        long id = fleet.aliveAccount("101");
        JsonNode account = fleet.get(id);
        assertThat(account.get("brokerState").asString()).isEqualTo("AUTHORIZED");
        assertThat(account.get("balance").asString()).matches("\\d+\\.\\d+");
        assertThat(account.get("restarts").asInt()).isZero();
        fleet.awaitText(id, "journal", "authorized on TermFleet-Demo");
        fleet.awaitText(id, "logs", "[entry] step=terminal");
        fleet.awaitText(id, "events", "ALIVE");
    }

    @Test
    void neither_password_nor_token_can_be_seen_from_outside() {
        JsonNode account = fleet.account("102", FleetUnderTest.PASSWORD);
        long id = account.get("id").asLong();
        fleet.awaitAlive(id);
        String container = fleet.container(id);
        String seen = docker("inspect", container)
                + docker("logs", container)
                + docker("top", container, "-eo", "args")
                + docker("exec", container, "sh", "-c", "cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2>/dev/null")
                + fleet.http().get("/api/v1/accounts/" + id + "/journal").text();
        assertThat(seen).contains("terminal64.exe");
        assertThat(seen)
                .doesNotContain(FleetUnderTest.PASSWORD)
                .doesNotContain(account.get("token").asString());
    }

    @Test
    void a_container_that_is_killed_comes_back() {
        long id = fleet.aliveAccount("103");
        String first = startedAt(id);
        docker("kill", fleet.container(id));
        fleet.await(id, "was restarted", account -> account.get("restarts").asInt() == 1 && isAlive(account));
        assertThat(startedAt(id)).isNotEqualTo(first);
    }

    @Test
    void a_container_that_somebody_removes_comes_back_with_its_data() {
        long id = fleet.aliveAccount("104");
        docker("exec", fleet.container(id), "touch", "/terminal/kept");
        docker("rm", "-f", fleet.container(id));
        fleet.await(
                id,
                "is alive again",
                account -> isAlive(account)
                        && docker("exec", fleet.container(id), "ls", "/terminal")
                                .contains("kept"));
    }

    @Test
    void a_container_that_somebody_restarts_gets_its_credentials_again() {
        long id = fleet.aliveAccount("105");
        String first = startedAt(id);
        docker("restart", "-t", "0", fleet.container(id));
        fleet.await(
                id,
                "is alive again",
                account -> isAlive(account) && !startedAt(id).equals(first));
    }

    @Test
    void a_terminal_that_hangs_while_its_container_lives_is_restarted() {
        long id = fleet.aliveAccount("106");
        docker("exec", fleet.container(id), "sh", "-c", "kill -STOP $(cat /run/termfleet/terminal.pid)");
        fleet.await(id, "was restarted", account -> account.get("restarts").asInt() == 1 && isAlive(account));
        fleet.awaitText(id, "events", "SILENT");
    }

    @Test
    void an_expert_that_hangs_is_restarted_with_its_terminal() {
        long id = fleet.aliveAccount("107");
        docker("exec", fleet.container(id), "/opt/termfleet/fault", "ea-hang");
        fleet.await(id, "was restarted", account -> account.get("restarts").asInt() >= 1 && isAlive(account));
    }

    @Test
    void a_wrong_password_is_rejected_and_not_tried_again_before_there_is_a_new_one() {
        long id = fleet.account("108", "wrong-password").get("id").asLong();
        JsonNode rejected = fleet.await(id, "is rejected", account -> is(account, "brokerState", "REJECTED"));
        assertThat(rejected.get("reason").asString()).contains("rejected the login");
        assertThat(fleet.ask(id, "restart").status()).isEqualTo(409);
        String first = startedAt(id);
        docker("kill", fleet.container(id));
        fleet.await(id, "is held", account -> is(account, "containerState", "STOPPED"));
        assertThat(startedAt(id)).isEqualTo(first);
        assertThat(fleet.get(id).get("restarts").asInt()).isLessThanOrEqualTo(1);
        assertThat(fleet.http()
                        .send("PATCH", "/api/v1/accounts/" + id, "{\"password\":\"the-right-one\"}")
                        .status())
                .isEqualTo(200);
        assertThat(fleet.awaitAlive(id).get("brokerState").asString()).isEqualTo("AUTHORIZED");
    }

    @Test
    void a_person_stops_starts_and_deletes() {
        long id = fleet.aliveAccount("109");
        assertThat(fleet.ask(id, "stop").status()).isEqualTo(202);
        fleet.await(id, "is stopped", account -> is(account, "containerState", "STOPPED"));
        assertThat(docker("inspect", "-f", "{{.State.Running}}", fleet.container(id)))
                .isEqualTo("false");
        assertThat(fleet.ask(id, "start").status()).isEqualTo(202);
        assertThat(fleet.awaitAlive(id).get("restarts").asInt()).isZero();
        assertThat(fleet.http().delete("/api/v1/accounts/" + id).status()).isEqualTo(202);
        FleetUnderTest.awaitDocker(
                "container and volume are gone",
                output -> output.isEmpty(),
                "volume",
                "ls",
                "-q",
                "--filter",
                "name=" + fleet.container(id));
        assertThat(docker("ps", "-aq", "--filter", "name=" + fleet.container(id)))
                .isEmpty();
    }
}
