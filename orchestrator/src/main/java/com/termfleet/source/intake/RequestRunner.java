package com.termfleet.source.intake;

import com.termfleet.kernel.Ticket;
import com.termfleet.signal.HeldTrades;
import com.termfleet.signal.Origin;
import com.termfleet.signal.SignalSink;
import com.termfleet.signal.SignalSink.Refusal;
import com.termfleet.source.SignalIntake.Answered;
import com.termfleet.source.SignalIntake.Outcome;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries one stored request out: plans its signals by what the source holds, stores the plan, and submits it. After a crash
 * at any point the request can be carried out again. Thread-safe; blocks.
 */
@Component
class RequestRunner {

    private final RequestStore store;
    private final HeldTrades trades;
    private final SignalSink sink;

    RequestRunner(RequestStore store, HeldTrades trades, SignalSink sink) {
        this.store = store;
        this.trades = trades;
        this.sink = sink;
    }

    /**
     * @throws NotReadyException if the copy processor takes no signals now
     * @throws org.springframework.dao.DataAccessException if the database cannot be reached
     */
    Outcome run(RequestStore.Stored stored) throws InterruptedException, NotReadyException {
        // Planned from what is held, so another run of it in between counts; signals that are known may be submitted
        // again.
        RequestStore.Stored request = stored.signals() == null ? store.reload(stored.id()) : stored;
        Outcome known = request.outcome();
        return known == null ? carryOut(request) : known;
    }

    private Outcome carryOut(RequestStore.Stored request) throws InterruptedException, NotReadyException {
        List<PlannedSignal> signals = signals(request);
        List<Answered> answers = new ArrayList<>(signals.size());
        for (PlannedSignal signal : signals) {
            answers.add(submit(signal, request));
        }
        if (answers.isEmpty()) {
            answers.add(new Answered(null, null, Refusal.UNKNOWN_TICKET, nothing(request.request())));
        }
        Outcome outcome = new Outcome(answers);
        store.finished(request.id(), outcome);
        return outcome;
    }

    private List<PlannedSignal> signals(RequestStore.Stored request) {
        RequestStore.Signals known = request.signals();
        if (known != null) {
            return known.signals();
        }
        Ticket keyed = keyed(request).orElse(null);
        List<PlannedSignal> planned =
                RequestPlanner.plan(request.request(), trades.of(request.account()), keyed, store::nextTicket);
        store.planned(request.id(), new RequestStore.Signals(planned));
        return planned;
    }

    private Optional<Ticket> keyed(RequestStore.Stored request) {
        return target(request.request()) instanceof Target.Keyed(String key)
                ? store.ticket(request.account(), key)
                : Optional.empty();
    }

    private static @Nullable Target target(SourceRequest request) {
        return switch (request) {
            case SourceRequest.Open open -> null;
            case SourceRequest.Net net -> new Target.OfSymbol(net.symbol(), null);
            case SourceRequest.Modify modify -> modify.target();
            case SourceRequest.Close close -> close.target();
            case SourceRequest.Cancel cancel -> cancel.target();
            case SourceRequest.Filled filled -> filled.target();
        };
    }

    private Answered submit(PlannedSignal signal, RequestStore.Stored request)
            throws InterruptedException, NotReadyException {
        AwaitedReply reply = new AwaitedReply(signal.ticket());
        sink.accept(
                signal.signal((ticket, comment) ->
                        new Origin(request.account(), ticket, request.receivedAt(), null, 0, comment, null, true)),
                reply);
        Answered answer = reply.await();
        if (answer.refusal() == Refusal.UNAVAILABLE) {
            throw new NotReadyException(String.valueOf(answer.text()));
        }
        return answer;
    }

    private static String nothing(SourceRequest request) {
        return switch (target(request)) {
            case Target.Keyed(String key) -> "No open trade is known under \"" + key + "\".";
            case Target.Ticketed(Ticket ticket) -> "No open trade has the ticket " + ticket.value() + ".";
            case Target.OfSymbol of ->
                "No open " + (of.side() == null ? "" : of.side().name().toLowerCase(Locale.ROOT) + " ") + "trade of "
                        + of.symbol() + " is known.";
            case Target.Everything everything -> "No open trade is known.";
            case null -> "Nothing was to be done.";
        };
    }

    /** Signals are not taken now; the request is to be carried out later. */
    static final class NotReadyException extends Exception {

        private static final long serialVersionUID = 1L;

        NotReadyException(String message) {
            super(message, null, false, false);
        }
    }
}
