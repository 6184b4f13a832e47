package com.termfleet.source.intake;

import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.SignalSink;
import com.termfleet.signal.SignalSink.Refusal;
import com.termfleet.source.SignalIntake.Answered;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The answer to one signal, for a thread that waits for it. */
final class AwaitedReply implements SignalSink.Reply {

    private final Ticket ticket;
    private final CompletableFuture<Answered> answer = new CompletableFuture<>();

    AwaitedReply(Ticket ticket) {
        this.ticket = ticket;
    }

    @Override
    public void committed(TradeId trade) {
        answer.complete(new Answered(ticket, trade, null, null));
    }

    @Override
    public void refused(Refusal reason, String text) {
        answer.complete(new Answered(ticket, null, reason, text));
    }

    /** Every signal is answered, however long its commit takes. */
    Answered await() throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A reply never fails", e);
        }
    }
}
