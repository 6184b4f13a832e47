package com.termfleet.testing;

import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Container;
import com.termfleet.terminal.TerminalStates.Desired;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.terminal.TerminalView;
import java.time.Instant;

/** Terminal views for tests. */
public final class Terminals {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private Terminals() {}

    public static TerminalView terminal(long account, Container container, Broker broker, Expert expert) {
        return new TerminalView(
                new AccountId(account),
                Desired.RUNNING,
                container,
                broker,
                expert,
                SINCE,
                SINCE,
                SINCE,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
