package com.termfleet.destination.matchtrader;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param userAgent what the server calls itself; some brokers' websites admit browsers alone
 * @param requestTimeout how long a broker may take to answer
 * @param pollEvery how often positions and orders are read; more seldom where a login's limit is short
 * @param fundsEvery how often balance and equity are read
 * @param settle how long after a write without an answer a broker may still execute it
 * @param reconnectAfter pause before the first attempt to connect again; it doubles from here
 * @param reconnectAtMost how long that pause grows
 * @param retryRefusedAfter how long a sign-in that the broker has refused is not tried again by itself
 */
@ConfigurationProperties("termfleet.match-trader")
record MatchTraderProperties(
        @DefaultValue("TermFleet") String userAgent,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("2s") Duration pollEvery,
        @DefaultValue("10s") Duration fundsEvery,
        @DefaultValue("30s") Duration settle,
        @DefaultValue("1s") Duration reconnectAfter,
        @DefaultValue("60s") Duration reconnectAtMost,
        @DefaultValue("1h") Duration retryRefusedAfter) {}
