package com.termfleet.gateway;

/** What a session may send: masters announce what they did, followers execute what they are told. */
public enum SessionRole {
    MASTER,
    FOLLOWER
}
