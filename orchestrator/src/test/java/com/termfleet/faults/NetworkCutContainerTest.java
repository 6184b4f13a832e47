package com.termfleet.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network between the gateway and the followers is cut for seconds; {@code make soak} cuts it for minutes. */
class NetworkCutContainerTest {

    /** Less than the three heartbeats after which a session is over, and more. */
    private static final Duration UNNOTICED = Duration.ofSeconds(2);

    private static final Duration NOTICED = Duration.ofSeconds(10);

    @Test
    void when_the_wire_to_the_followers_is_cut_masters_notice_nothing_and_the_books_agree_after_it(@TempDir Path folder)
            throws Exception {
        assumeThat(Processes.asRoot()).as("only root makes networks").isTrue();
        try (NetworkCut cut = new NetworkCut(folder, 6)) {
            cut.lasting(UNNOTICED);
            assertThat(cut.output()).doesNotContain("HEARTBEATS_MISSED");

            cut.lasting(NOTICED);
            assertThat(cut.output()).contains("HEARTBEATS_MISSED");
        }
    }
}
