package com.termfleet.terminal.state;

/** The supervisor's present work on the container. */
public enum Work {
    NONE,
    CREATING,
    STARTING,
    STOPPING
}
