package com.termfleet.terminal.supervision;

import static com.termfleet.terminal.supervision.FleetUnderTest.is;
import static com.termfleet.terminal.supervision.FleetUnderTest.isAlive;
import static com.termfleet.testing.Docker.docker;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import com.termfleet.testing.Docker;
import com.termfleet.testing.FreePort;
import com.termfleet.testing.LocalContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The engine and the server come and go; the terminals trade on. */
class FleetRecoveryContainerTest {

    @Test
    void the_engine_goes_away_and_comes_back(@TempDir Path folder) {
        try (EngineProxy engine = new EngineProxy(folder.resolve("docker.sock"));
                FleetUnderTest fleet = new FleetUnderTest(Map.of("termfleet.docker.host", engine.address()))) {
            long before = fleet.aliveAccount("301");
            String container = docker("inspect", "-f", "{{.Id}} {{.State.StartedAt}}", fleet.container(before));
            engine.goAway();
            fleet.await(
                    before,
                    "is lost and alive",
                    account -> is(account, "containerState", "LOST") && is(account, "expertState", "ALIVE"));
            long meanwhile =
                    fleet.account("302", FleetUnderTest.PASSWORD).get("id").asLong();
            fleet.await(meanwhile, "waits for the engine", account -> is(account, "containerState", "LOST"));
            engine.comeBack();
            fleet.awaitAlive(meanwhile);
            fleet.await(before, "is known again", account -> isAlive(account));
            assertThat(docker("inspect", "-f", "{{.Id}} {{.State.StartedAt}}", fleet.container(before)))
                    .isEqualTo(container);
        }
    }

    /** The list that would find it out in the end is ten minutes away. */
    @Test
    void calls_that_the_engine_does_not_answer_in_time_are_soon_asked_again(@TempDir Path folder) {
        try (EngineProxy engine = new EngineProxy(folder.resolve("docker.sock"));
                FleetUnderTest fleet = new FleetUnderTest(Map.of(
                        "termfleet.docker.host", engine.address(),
                        "termfleet.docker.deadline", "2s",
                        "termfleet.terminal.list-every", "10m"))) {
            long id = fleet.aliveAccount("305");
            engine.fallSilent();
            docker("kill", fleet.container(id));
            fleet.await(id, "is lost", account -> is(account, "containerState", "LOST"));
            engine.speakAgain();
            assertThat(fleet.awaitAlive(id).get("restarts").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_network_that_was_removed_is_made_anew_with_the_container_on_it() {
        try (FleetUnderTest fleet = new FleetUnderTest(Map.of())) {
            long id = fleet.aliveAccount("306");
            fleet.ask(id, "stop");
            fleet.await(id, "is stopped", account -> is(account, "containerState", "STOPPED"));
            docker("network", "rm", network(fleet));
            fleet.ask(id, "start");
            assertThat(fleet.awaitAlive(id).get("restarts").asInt()).isZero();
        }
    }

    @Test
    void a_container_that_somebody_removes_is_made_anew() {
        try (FleetUnderTest fleet = new FleetUnderTest(Map.of())) {
            long id = fleet.aliveAccount("307");
            docker("rm", "-f", fleet.container(id));
            fleet.await(id, "is counted", account -> account.get("restarts").asInt() > 0);
            assertThat(fleet.awaitAlive(id).get("restarts").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_terminal_that_is_taken_off_its_network_is_put_back_on_it() {
        try (FleetUnderTest fleet = new FleetUnderTest(Map.of())) {
            long id = fleet.aliveAccount("309");
            docker("network", "disconnect", "-f", network(fleet), fleet.container(id));
            fleet.await(id, "is counted", account -> account.get("restarts").asInt() > 0);
            assertThat(fleet.awaitAlive(id).get("restarts").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_container_that_is_paused_is_silent_and_restarted() {
        try (FleetUnderTest fleet = new FleetUnderTest(Map.of())) {
            long id = fleet.aliveAccount("310");
            docker("pause", fleet.container(id));
            fleet.await(id, "is counted", account -> account.get("restarts").asInt() > 0);
            assertThat(fleet.awaitAlive(id).get("restarts").asInt()).isEqualTo(1);
        }
    }

    private static String network(FleetUnderTest fleet) {
        return "termfleet-" + fleet.instance().substring(0, 8);
    }

    /** All sessions end with the server, and here an expert without a session is given up at once. */
    @Test
    void a_server_that_ends_leaves_its_terminals_alone() {
        FleetUnderTest fleet = new FleetUnderTest(Map.of("termfleet.terminal.reconnect-grace", "0s"));
        String instance = fleet.instance();
        try {
            String name = fleet.container(fleet.aliveAccount("308"));
            String container = docker("inspect", "-f", "{{.State.Status}} {{.State.StartedAt}}", name);
            fleet.leave();
            assertThat(docker("inspect", "-f", "{{.State.Status}} {{.State.StartedAt}}", name))
                    .isEqualTo(container);
        } finally {
            Docker.removeAll(instance);
        }
    }

    @Test
    void a_server_that_is_started_again_adopts_its_terminals_and_touches_none() throws IOException {
        String port = Integer.toString(FreePort.next());
        Map<String, Object> settings = Map.of(
                "termfleet.gateway-port",
                port,
                "termfleet.master-key",
                Base64.getEncoder().encodeToString(new byte[32]));
        FleetUnderTest first = new FleetUnderTest(settings);
        long id = first.aliveAccount("303");
        long rejected = first.account("304", "wrong-password").get("id").asLong();
        first.await(rejected, "is rejected", account -> is(account, "brokerState", "REJECTED"));
        String name = first.container(id);
        String container = docker("inspect", "-f", "{{.Id}} {{.State.StartedAt}}", name);
        first.leave();
        Map<String, Object> same = new HashMap<>(settings);
        same.put("termfleet.database-url", first.server().database().url());
        try (FleetUnderTest second = new FleetUnderTest(same)) {
            assertThat(second.awaitAlive(id).get("restarts").asInt()).isZero();
            assertThat(second.get(rejected).get("brokerState").asString()).isEqualTo("REJECTED");
            assertThat(second.ask(rejected, "start").status()).isEqualTo(409);
            assertThat(docker("inspect", "-f", "{{.Id}} {{.State.StartedAt}}", name))
                    .isEqualTo(container);
        }
    }

    @Test
    void a_container_of_no_account_is_stopped_and_shown_and_only_a_person_removes_it() {
        try (FleetUnderTest fleet = new FleetUnderTest(
                Map.of("termfleet.terminal.orphan-grace", "1s", "termfleet.terminal.list-every", "500ms"))) {
            String orphan = fleet.container(999_999);
            try (LocalContainer container = orphan(fleet.instance(), orphan)) {
                container.start();
                FleetUnderTest.awaitDocker(
                        "the orphan is stopped", "false"::equals, "inspect", "-f", "{{.State.Running}}", orphan);
                JsonNode shown = fleet.http().get("/api/v1/orphans").json().get("items");
                assertThat(shown.toString()).contains(orphan);
                assertThat(docker("volume", "ls", "-q", "--filter", "name=" + orphan))
                        .isEqualTo(orphan);
                assertThat(fleet.http().delete("/api/v1/orphans/" + orphan).status())
                        .isEqualTo(204);
                assertThat(docker("ps", "-aq", "--filter", "name=" + orphan)).isEmpty();
                assertThat(docker("volume", "ls", "-q", "--filter", "name=" + orphan))
                        .isEmpty();
            }
        }
    }

    /** A container with the installation's label and a volume, as of an account that does not exist. */
    private static LocalContainer orphan(String instance, String name) {
        return new LocalContainer("termfleet/mt5-wine:simulator")
                .withLabel("termfleet.instance", instance)
                .withLabel("termfleet.account", "999999")
                .named(name)
                .withHostConfig(host -> host.withBinds(new Bind(name, new Volume("/terminal"))));
    }

    @Test
    void a_restored_copy_of_the_database_beside_the_original_touches_none_of_its_terminals() throws IOException {
        Map<String, Object> settings = Map.of(
                "termfleet.terminal.orphan-grace",
                "0s",
                "termfleet.terminal.list-every",
                "200ms",
                "termfleet.master-key",
                Base64.getEncoder().encodeToString(new byte[32]));
        try (FleetUnderTest original = new FleetUnderTest(settings)) {
            long id = original.aliveAccount("311");
            String name = original.container(id);
            String container = docker("inspect", "-f", "{{.Id}} {{.State.StartedAt}} {{.State.Running}}", name);
            Map<String, Object> restored = new HashMap<>(settings);
            restored.put(
                    "termfleet.database-url",
                    original.server().database().copy().url());
            try (FleetUnderTest copy = new FleetUnderTest(restored)) {
                copy.await(id, "is lost", account -> is(account, "containerState", "LOST"));
                copy.ask(id, "stop");
                assertThat(copy.http().delete("/api/v1/accounts/" + id).status())
                        .isEqualTo(202);
                copy.http().post("/api/v1/installation/claim", Map.of("as", "COPY"));
                copy.aliveAccount("312");
            }
            assertThat(docker("inspect", "-f", "{{.Id}} {{.State.StartedAt}} {{.State.Running}}", name))
                    .isEqualTo(container);
            assertThat(original.awaitAlive(id).get("restarts").asInt()).isZero();
        }
    }

    /** No call but those of the event stream itself is made within the test's time. */
    @Test
    void an_engine_that_hangs_is_noticed_and_told_by_health(@TempDir Path folder) {
        try (EngineProxy engine = new EngineProxy(folder.resolve("docker.sock"));
                FleetUnderTest fleet = new FleetUnderTest(Map.of(
                        "termfleet.docker.host", engine.address(),
                        "termfleet.docker.deadline", "2s",
                        "termfleet.terminal.measure-every", "10m",
                        "termfleet.terminal.list-every", "10m"))) {
            long id = fleet.aliveAccount("313");
            engine.fallSilent();
            fleet.await(id, "is lost", account -> is(account, "containerState", "LOST"));
            assertThat(fleet.http().get("/actuator/health").text()).contains("UNREACHABLE");
            engine.speakAgain();
            assertThat(fleet.awaitAlive(id).get("restarts").asInt()).isZero();
        }
    }
}
