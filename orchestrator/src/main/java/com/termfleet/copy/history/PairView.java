package com.termfleet.copy.history;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Stamps;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.Recipients;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy as the API and the stream show it, joined with its master's trade.
 *
 * @param slaveVolume what the open filled; null before
 * @param slaveRemaining what of it is still open
 * @param targetVolume what is wanted of it now
 * @param reason why it is as it is, for a person; {@code reasonCode} for a program
 * @param counterTrend the copy is on the other side than the master
 */
public record PairView(
        PairId id,
        TradeId masterTradeId,
        SubscriptionId subscriptionId,
        AccountId masterAccountId,
        AccountId followerAccountId,
        Master master,
        @Nullable Ticket slaveTicket,
        Symbol slaveSymbol,
        OrderType slaveType,
        @Nullable Lots slaveVolume,
        @Nullable Lots slaveRemaining,
        Lots targetVolume,
        PairStatus status,
        @Nullable ReasonCode reasonCode,
        @Nullable String reason,
        boolean counterTrend,
        @Nullable Price openPrice,
        @Nullable Price closePrice,
        @Nullable Money profit,
        Instant receivedAt,
        Instant decidedAt,
        @Nullable Instant committedAt,
        @Nullable Instant sentAt,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt,
        Latency latency) {

    /**
     * The trade that is copied, as it is now.
     *
     * @param test a person placed it to try the way to chosen followers
     */
    public record Master(
            Ticket ticket,
            Symbol symbol,
            OrderType type,
            Price price,
            Lots volume,
            Lots remaining,
            String status,
            boolean test) {

        static Master of(MasterTrade trade) {
            Recipients recipients = trade.opening().recipients();
            return new Master(
                    trade.ticket(),
                    trade.opening().symbol(),
                    trade.opening().type(),
                    trade.price(),
                    trade.volume(),
                    trade.remaining(),
                    trade.status().name(),
                    recipients != null && recipients.test());
        }
    }

    /**
     * Milliseconds that each step took, null where it is not known; the total is from the signal's receipt to the
     * follower's answer.
     */
    public record Latency(
            @Nullable Double decideMs,
            @Nullable Double commitMs,
            @Nullable Double sendMs,
            @Nullable Double answerMs,
            @Nullable Double totalMs) {

        static Latency between(
                Instant received,
                Instant decided,
                @Nullable Instant committed,
                @Nullable Instant sent,
                @Nullable Instant answered) {
            return new Latency(
                    millis(received, decided),
                    millis(decided, committed),
                    millis(committed, sent),
                    millis(sent, answered),
                    millis(received, answered));
        }

        private static @Nullable Double millis(@Nullable Instant from, @Nullable Instant to) {
            return from == null || to == null
                    ? null
                    : Duration.between(from, to).toNanos() / 1e6;
        }
    }

    private static @Nullable Reason shown(TradePair pair, MasterTrade trade) {
        boolean withPart =
                trade.heldInPart() && pair.reason() != null && pair.reason().code() == ReasonCode.CLOSED_WITH_MASTER;
        return withPart ? Reasons.closedWithPart() : pair.reason();
    }

    static PairView of(TradePair stored, MasterTrade trade) {
        TradePair pair = stored.following(trade.remaining());
        TradePair.Held held = pair.held();
        Stamps stamps = pair.stamps();
        Reason reason = shown(pair, trade);
        OrderType type = held == null ? pair.wanted().type() : held.type();
        return new PairView(
                pair.id(),
                trade.id(),
                pair.route().subscription(),
                trade.master(),
                pair.follower(),
                Master.of(trade),
                held == null ? null : held.ticket(),
                pair.wanted().symbol(),
                type,
                held == null ? null : held.filled(),
                held == null ? null : held.volume(),
                pair.wanted().volume(),
                pair.status(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.text(),
                type.side() != trade.opening().type().side(),
                held == null ? null : held.openPrice(),
                held == null ? null : held.closePrice(),
                held == null ? null : held.profit(),
                trade.times().receivedAt(),
                stamps.decidedAt(),
                stamps.committedAt(),
                stamps.sentAt(),
                stamps.answeredAt(),
                stamps.closedAt(),
                Latency.between(
                        trade.times().receivedAt(),
                        stamps.decidedAt(),
                        stamps.committedAt(),
                        stamps.sentAt(),
                        stamps.answeredAt()));
    }
}
