package com.termfleet.terminal.state;

import com.termfleet.terminal.TerminalStates.Expert;

/** Something that a line of a container's log tells about the terminal. */
public sealed interface JournalFact {

    /** The entry point has come to this step. */
    record Step(String step) implements JournalFact {}

    /** The broker let the login in. */
    record Authorized() implements JournalFact {}

    /** The login may watch and not trade. */
    record ReadOnly() implements JournalFact {}

    /** The broker refused the login for good: the same password will be refused again. */
    record Rejected(String text) implements JournalFact {}

    /** There is no connection to the broker now; the terminal keeps trying. */
    record BrokerFailed(String text) implements JournalFact {}

    /** Something happened to the expert that links the terminal to us. */
    record ExpertState(Expert state, String text) implements JournalFact {}
}
