package com.termfleet.source;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests of sources that have no tickets. A request is in the database when {@code accept} returns, is carried out
 * after those of the same account before it, and exactly once, whatever is killed meanwhile. Thread-safe.
 */
public interface SignalIntake {

    /**
     * Blocks until the request is stored.
     *
     * @param source the account whose signal it is
     * @param receivedAt when the server had the request: its signals' age is measured from here
     * @param requestKey the same for a repeat of the request, at most 200 characters; null if repeats cannot be told
     * @throws com.termfleet.kernel.UnavailableException if it could not be stored, or too many wait already; nothing will
     *     be carried out
     */
    Receipt accept(AccountId source, Instant receivedAt, @Nullable String requestKey, SourceRequest request);

    /** The ticket of the trade that was opened under this key. Blocks. */
    Optional<Ticket> ticket(AccountId source, String key);

    /**
     * @param repeated whether a request with its key was stored before, which is then the one that counts
     * @param outcome completes when every signal of the request was answered; exceptionally if this server lost the lead
     */
    record Receipt(long id, boolean repeated, CompletableFuture<Outcome> outcome) {}

    /** @param signals what the request became, in the order in which it was carried out; never empty */
    record Outcome(List<Answered> signals) {

        public Outcome {
            signals = List.copyOf(signals);
        }

        /** Whether every signal was committed. */
        public boolean isCommitted() {
            return signals.stream().allMatch(signal -> signal.trade() != null);
        }
    }

    /**
     * @param ticket null if no trade was found for the request
     * @param trade null if it was refused
     * @param refusal null if it was committed, as is {@code text}
     */
    record Answered(
            @Nullable Ticket ticket,
            @Nullable TradeId trade,
            @Nullable Refusal refusal,
            @Nullable String text) {}
}
