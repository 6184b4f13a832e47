package com.termfleet.access;

/** What a person may do; every role may do what it needs on what it owns, ADMIN everything. */
public enum Role {
    ADMIN,
    MASTER,
    FOLLOWER,
    INVESTOR
}
