package com.termfleet.terminal.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.terminal.JournalEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TerminalJournalTest {

    private final TerminalJournal journal = new TerminalJournal();

    private void print(int length) {
        journal.add(new JournalEntry(Instant.EPOCH, "Network", "x".repeat(length)));
    }

    @Test
    void the_newest_lines_are_kept_and_their_number_is_bounded() {
        for (int length = 1; length <= 600; length++) {
            print(length % 50);
        }
        assertThat(journal.lines()).hasSize(500);
        assertThat(journal.lines().getLast().text()).isEmpty();
    }

    @Test
    void long_lines_are_cut_and_their_sum_is_bounded() {
        for (int i = 0; i < 500; i++) {
            print(16_384);
        }
        assertThat(journal.lines()).allMatch(line -> line.text().length() == 4_096);
        assertThat(journal.lines()).hasSize(16);
    }
}
