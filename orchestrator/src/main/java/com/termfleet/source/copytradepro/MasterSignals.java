package com.termfleet.source.copytradepro;

import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Hands the signals of masters to the sink, each master's in their order. Their experts are not told of a refusal and never repeat a
 * signal, so what the sink cannot take now is kept and offered again. Thread-safe.
 */
@Component
final class MasterSignals {

    private final SignalSink sink;
    private final Map<AccountId, SignalQueue> queues = new ConcurrentHashMap<>();

    MasterSignals(SignalSink sink) {
        this.sink = sink;
    }

    void accept(AccountId master, MasterMessage message, Instant receivedAt) {
        Origin origin = new Origin(master, message.ticket(), receivedAt, null, 0, "", null, false);
        queues.computeIfAbsent(master, any -> new SignalQueue(sink)).accept(signal(origin, message));
    }

    private static Signal signal(Origin origin, MasterMessage message) {
        return switch (message) {
            case MasterMessage.Open open ->
                new Signal.Open(
                        origin,
                        open.type(),
                        open.symbol(),
                        open.price(),
                        open.lots(),
                        open.stopLoss(),
                        open.takeProfit());
            case MasterMessage.Close close -> new Signal.Close(origin, close.price(), close.profit());
            default -> throw new IllegalArgumentException("this dialect has no such signal: " + message);
        };
    }

    /** To be called at intervals. */
    void offerAgain() {
        queues.values().forEach(SignalQueue::offerAgain);
    }
}
