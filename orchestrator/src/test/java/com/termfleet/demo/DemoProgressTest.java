package com.termfleet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.TerminalStates;
import com.termfleet.terminal.TerminalView;
import com.termfleet.testing.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoProgressTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final DemoProgress progress = new DemoProgress(new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    void tells_how_many_are_alive_each_time_that_it_changes() {
        progress.watch(List.of(AccountId.of(1), AccountId.of(2)), List.of(terminal(1, TerminalStates.Expert.ALIVE)));
        progress.changed(terminal(1, TerminalStates.Expert.ALIVE));
        progress.changed(terminal(2, TerminalStates.Expert.ALIVE));
        progress.changed(terminal(1, TerminalStates.Expert.SILENT));

        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Demo fleet: 1 of 2 terminals are alive."
                        + "Demo fleet: 2 of 2 terminals are alive."
                        + "Demo fleet: 1 of 2 terminals are alive.");
    }

    @Test
    void other_terminals_do_not_count() {
        progress.watch(List.of(AccountId.of(1)), List.of());
        said.reset();

        progress.changed(terminal(9, TerminalStates.Expert.ALIVE));

        assertThat(said.size()).isZero();
    }

    private static TerminalView terminal(long account, TerminalStates.Expert expert) {
        return Terminals.terminal(account, TerminalStates.Container.RUNNING, TerminalStates.Broker.AUTHORIZED, expert);
    }
}
