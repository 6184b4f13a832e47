package com.termfleet.gateway;

/** What a session may send: masters announce their trades, followers execute commands. */
public enum SessionRole {
    MASTER,
    FOLLOWER
}
