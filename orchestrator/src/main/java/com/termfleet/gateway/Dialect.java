package com.termfleet.gateway;

/** Which of the line protocols an Expert Advisor speaks; the first line of its connection tells. */
public enum Dialect {
    /** The line protocol of this system, version 1: {@code AUTH|…}. */
    V1,
    /** That of the published CopyTradePro experts, 6.0 to 7.1: {@code AUTH:…}. It has neither heartbeats nor command ids. */
    COPY_TRADE_PRO
}
