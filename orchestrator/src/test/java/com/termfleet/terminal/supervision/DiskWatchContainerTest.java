package com.termfleet.terminal.supervision;

import static com.termfleet.testing.Docker.docker;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.VolumesFrom;
import com.termfleet.testing.LocalContainer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;

/** What happens to real terminals that fill the disk. */
class DiskWatchContainerTest {

    private static FleetUnderTest fleet;

    @BeforeAll
    static void serve() {
        fleet = new FleetUnderTest(
                Map.of("termfleet.terminal.disk.every", "1s", "termfleet.terminal.disk.volume-limit", "100MB"));
    }

    @AfterAll
    static void nothingIsLeft() {
        fleet.close();
    }

    @Test
    void a_terminal_that_fills_its_volume_is_stopped_before_the_disk_is_full_and_starts_when_there_is_room() {
        long filling = fleet.aliveAccount("501");
        long modest = fleet.aliveAccount("502");
        String container = fleet.container(filling);
        docker("exec", container, "dd", "if=/dev/zero", "of=/terminal/MQL5/Files/big", "bs=1M", "count=150");

        fleet.await(filling, "is stopped", account -> FleetUnderTest.is(account, "containerState", "QUARANTINED"));
        FleetUnderTest.awaitDocker(
                "the container ends", "exited"::equals, "inspect", "-f", "{{.State.Status}}", container);
        assertThat(fleet.get(filling).get("reason").asString()).contains("100 MiB are allowed");
        fleet.awaitText(filling, "events", "100 MiB are allowed");
        assertThat(fleet.http().get("/actuator/health").text()).contains("diskFreeBytes");
        assertThat(FleetUnderTest.isAlive(fleet.get(modest))).isTrue();

        removeFile(container, "/terminal/MQL5/Files/big");
        fleet.ask(filling, "start");
        fleet.awaitAlive(filling);
    }

    /** As an operator does while the container does not run. */
    private static void removeFile(String container, String file) {
        try (LocalContainer cleaner = new LocalContainer("termfleet/mt5-wine:simulator")
                .withHostConfig(host -> host.withVolumesFrom(new VolumesFrom(container)))
                .withCreateContainerCmdModifier(command -> command.withEntrypoint("rm"))
                .withCommand(file)
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy())) {
            cleaner.start();
        }
    }
}
