package com.termfleet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.faults.KillRounds.Fault;
import com.termfleet.faults.KillRounds.Round;
import com.termfleet.testing.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bounded part of what {@code make soak} runs. */
class KilledUnderLoadContainerTest {

    private static final long SEED = 6;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    @Test
    void whatever_is_killed_or_stopped_under_load_no_copy_is_doubled_lost_or_left_open(@TempDir Path folder)
            throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Random random = new Random(SEED);
        try (ServerProcess server = ServerProcess.start(data, KillSoak.settings());
                Fleet fleet = new Fleet(server, random, KillSoak.to(server), KillSoak.to(server))) {
            KillRounds killing = new KillRounds(server, data, fleet, random, LONGEST_STOP);
            for (Fault fault : Fault.values()) {
                Round round = killing.run(fault);

                assertThat(round.signals()).as("%s under load", fault).isPositive();
                assertThat(round.comparison().duplicates())
                        .as("%s: duplicates", fault)
                        .isEmpty();
                assertThat(round.comparison().lost()).as("%s: lost", fault).isEmpty();
                assertThat(round.comparison().leftOpen())
                        .as("%s: left open", fault)
                        .isEmpty();
            }
        }
    }
}
