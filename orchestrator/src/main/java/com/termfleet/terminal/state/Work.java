package com.termfleet.terminal.state;

/** What the supervisor is doing with the container at this moment. */
public enum Work {
    NONE,
    CREATING,
    STARTING,
    STOPPING
}
