package com.termfleet.access;

/** What a user may do. Each role may use what its user owns; ADMIN may use everything. */
public enum Role {
    ADMIN,
    MASTER,
    FOLLOWER,
    INVESTOR
}
