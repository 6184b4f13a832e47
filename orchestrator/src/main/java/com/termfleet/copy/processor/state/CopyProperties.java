package com.termfleet.copy.processor.state;

import com.termfleet.copy.trade.Retcodes;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param repeatAfter after how long a command without an answer is sent again; a close's interval doubles from here
 * @param repeatAtMost how long the interval of a close grows
 * @param maxOpens how often one open is sent with the same id, and how many ids it may have: a new one after each refusal
 * @param requoteDelay how long after the second requote a command is sent again; after the first it is sent at once
 * @param pendingTry how long a follower may try to place a pending order before it answers: what the master does meanwhile
 *     waits for the answer; until its signal is too old, a refused one is sent again as soon as that is over
 * @param answerGrace how long after its expiry an open that was sent may still be answered before it counts as failed
 * @param announceWait how long a follower that has connected may take to announce itself before it counts as one that
 *     announces nothing
 * @param settleTime how long after an open a snapshot may lack the position without the copy counting as closed
 * @param lookAgainAfter between two looks for a position whose open the broker left unanswered
 * @param unknownFor how long it is looked for
 * @param deviationPoints slippage that an open allows, in points
 * @param inbox how many signals may wait to be decided; further ones are refused as UNAVAILABLE
 * @param commitTimeout how long the database may take to commit before its connection counts as lost
 */
@ConfigurationProperties("termfleet.copy")
public record CopyProperties(
        @DefaultValue("5s") Duration repeatAfter,
        @DefaultValue("60s") Duration repeatAtMost,
        @DefaultValue("3") int maxOpens,
        @DefaultValue("250ms") Duration requoteDelay,
        @DefaultValue("2s") Duration pendingTry,
        @DefaultValue("5s") Duration answerGrace,
        @DefaultValue("1s") Duration announceWait,
        @DefaultValue("2s") Duration settleTime,
        @DefaultValue("2s") Duration lookAgainAfter,
        @DefaultValue("60s") Duration unknownFor,
        @DefaultValue("100") int deviationPoints,
        @DefaultValue("10000") int inbox,
        @DefaultValue("5s") Duration commitTimeout) {

    /** How long to wait before what was refused for its price is sent again: not at all at first, then more and more. */
    public Duration requotePause(int attempts) {
        if (attempts <= 1) {
            return Duration.ZERO;
        }
        return attempts == 2 ? requoteDelay : backOff(attempts - 2);
    }

    /** How long to wait before a refused close or modify is sent again. */
    public Duration retryPause(int retcode, int attempts) {
        return Retcodes.isRequote(retcode) ? requotePause(attempts) : backOff(attempts);
    }

    /** How long to wait after the given number of attempts. */
    public Duration backOff(int attempts) {
        Duration wait = repeatAfter.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(repeatAtMost) < 0 ? wait : repeatAtMost;
    }
}
