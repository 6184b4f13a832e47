package com.termfleet.terminal.state;

import com.termfleet.terminal.TerminalStates.Expert;

/** A fact about the terminal from a line of its container's log. */
public sealed interface JournalFact {

    /** The entry point reached this step. */
    record Step(String step) implements JournalFact {}

    /** The broker accepted the login. */
    record Authorized() implements JournalFact {}

    /** The broker accepted the login with the investor password, which cannot trade. */
    record ReadOnly() implements JournalFact {}

    /** The broker rejected the credentials; a retry would be rejected again. */
    record Rejected(String text) implements JournalFact {}

    /** There is no connection to the broker; the terminal keeps trying. */
    record BrokerFailed(String text) implements JournalFact {}

    /** A change of state of the expert that connects to the gateway. */
    record ExpertState(Expert state, String text) implements JournalFact {}
}
