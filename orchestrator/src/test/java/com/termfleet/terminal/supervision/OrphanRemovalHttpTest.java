package com.termfleet.terminal.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.runtime.ContainerState.Phase;
import com.termfleet.runtime.ContainerSummary;
import com.termfleet.testing.Http;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrphanRemovalHttpTest {

    private static final String CONTAINER = "termfleet-left-over";

    @Test
    void the_audit_names_who_removed_a_container_without_an_account() {
        Clock clock = Clock.systemUTC();
        Orphans orphans = new Orphans(new FakeRuntime(clock), Duration.ofMinutes(1), Duration.ofSeconds(1));
        orphans.update(List.of(new ContainerSummary(CONTAINER, "1", Phase.EXITED, Map.of())), clock.instant());
        try (Server server = Server.start(
                TestDatabase.fresh(),
                Map.of("termfleet.docker.host", "unix:///nowhere/docker.sock"),
                context -> context.registerBean(
                        "knownOrphans", Orphans.class, () -> orphans, bean -> bean.setPrimary(true)))) {
            Http admin = server.admin();

            assertThat(admin.delete("/api/v1/orphans/" + CONTAINER).status()).isEqualTo(204);

            JsonNode entry = admin.get("/api/v1/audit").json().at("/items/0");
            assertThat(entry.get("email").asString()).isEqualTo(Server.ADMIN);
            assertThat(entry.get("subject").asString()).isEqualTo("CONTAINER");
            assertThat(entry.get("subjectId").asString()).isEqualTo(CONTAINER);
            assertThat(entry.get("text").asString())
                    .isEqualTo("removed the container without an account, with its volume");
        }
    }
}
