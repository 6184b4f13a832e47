package com.termfleet.source.copytradepro;

import com.termfleet.kernel.TradeId;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink;
import com.termfleet.signal.SignalSink.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals of one master on their way to the sink. What the sink cannot take is held and offered again; as long as something is
 * held, later signals wait behind it. Thread-safe.
 */
final class SignalQueue {

    private static final Logger log = LoggerFactory.getLogger(SignalQueue.class);

    /** Opens that are held for long expire; this bounds what a database that is away for days can take of the memory. */
    private static final int MOST = 10_000;

    private final SignalSink sink;

    // Guarded by this.
    private final TreeMap<Long, Entry> undecided = new TreeMap<>();
    private long lastNumber;
    private int held;

    SignalQueue(SignalSink sink) {
        this.sink = sink;
    }

    private static final class Entry {

        private final long number;
        private final Signal signal;
        private boolean isHeld;

        Entry(long number, Signal signal) {
            this.number = number;
            this.signal = signal;
        }
    }

    void accept(Signal signal) {
        Entry entry;
        synchronized (this) {
            if (undecided.size() >= MOST) {
                log.error("Signal dropped: too many are held account={} signal={}", signal.master(), signal);
                return;
            }
            entry = new Entry(++lastNumber, signal);
            undecided.put(entry.number, entry);
            if (held > 0) {
                hold(entry);
                return;
            }
        }
        offer(entry);
    }

    /** Offers everything that is held, in its order. What comes meanwhile waits until all of it is taken. */
    void offerAgain() {
        List<Entry> again = new ArrayList<>();
        synchronized (this) {
            for (Entry entry : undecided.values()) {
                if (entry.isHeld) {
                    entry.isHeld = false;
                    again.add(entry);
                }
            }
            held = 0;
        }
        again.forEach(this::offer);
    }

    private void offer(Entry entry) {
        sink.accept(entry.signal, new SignalSink.Reply() {
            @Override
            public void committed(TradeId trade) {
                decided(entry, null, "");
            }

            @Override
            public void refused(Refusal reason, String text) {
                decided(entry, reason, text);
            }
        });
    }

    private void decided(Entry entry, @Nullable Refusal refusal, String text) {
        synchronized (this) {
            if (refusal == Refusal.UNAVAILABLE || (refusal == Refusal.UNKNOWN_TICKET && isOpenBefore(entry))) {
                hold(entry);
                return;
            }
            undecided.remove(entry.number);
        }
        if (refusal != null) {
            log.info(
                    "Signal refused account={} ticket={} code={} text={}",
                    entry.signal.master(),
                    entry.signal.ticket(),
                    refusal,
                    text);
        }
    }

    private void hold(Entry entry) {
        if (held == 0) {
            log.warn("Signals are held until the server can take them account={}", entry.signal.master());
        }
        entry.isHeld = true;
        held++;
    }

    /** The position's open is held, or came to be decided later than its close. */
    private boolean isOpenBefore(Entry close) {
        return undecided.headMap(close.number).values().stream()
                .anyMatch(other -> other.signal instanceof Signal.Open
                        && other.signal.ticket().equals(close.signal.ticket()));
    }
}
