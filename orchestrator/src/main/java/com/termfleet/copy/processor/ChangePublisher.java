package com.termfleet.copy.processor;

import com.termfleet.copy.CopyListener;
import com.termfleet.copy.CopyListener.PairChange;
import com.termfleet.copy.CopyListener.TradeChange;
import com.termfleet.copy.processor.state.PendingChanges;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes committed changes to the listeners. A listener that fails is logged; the others are called all the same. */
final class ChangePublisher {

    private static final Logger log = LoggerFactory.getLogger(ChangePublisher.class);

    private final List<CopyListener> listeners;

    ChangePublisher(List<CopyListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void publish(PendingChanges changes) {
        if (listeners.isEmpty() || changes.isEmpty()) {
            return;
        }
        List<TradeChange> trades = changes.trades().stream()
                .map(trade -> new TradeChange(trade.id(), trade.master()))
                .toList();
        List<PairChange> pairs = changes.pairChanges();
        for (CopyListener listener : listeners) {
            try {
                listener.tradesChanged(trades);
                listener.pairsChanged(pairs);
                listener.progressed(changes.progress());
            } catch (RuntimeException e) {
                log.error("Copy listener failed", e);
            }
        }
    }
}
