package com.termfleet.terminal;

/** Told of every change of a terminal, on the thread that made it: must not block. Any number of beans may listen. */
public interface TerminalListener {

    void changed(TerminalView terminal);
}
