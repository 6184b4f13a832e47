package com.termfleet.compat.copytradepro;

import com.termfleet.copy.CopyListener;
import com.termfleet.copy.PairStatus;
import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.kernel.AccountId;
import java.util.Collection;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps masters in the mode 1TO1 and their partners in step: where the partner could not open a position, or has lost it, the master's is
 * closed. The other direction is copying. The expert does not answer, so it is told again until the position is closed. Thread-safe.
 */
@Component
class PairedTrades implements CopyListener, SessionListener {

    private static final Logger log = LoggerFactory.getLogger(PairedTrades.class);

    private final ModeTable modes;
    private final UnpairedTrades unpaired;
    private final Sessions sessions;
    private final RequestLanes lanes;

    /** Read on the copy processor's thread. */
    private volatile Set<AccountId> paired;

    PairedTrades(ModeTable modes, UnpairedTrades unpaired, Sessions sessions, RequestLanes lanes) {
        this.modes = modes;
        this.unpaired = unpaired;
        this.sessions = sessions;
        this.lanes = lanes;
        this.paired = Set.copyOf(modes.paired());
    }

    void modesChanged() {
        paired = Set.copyOf(modes.paired());
    }

    @Override
    public void tradesChanged(Collection<TradeChange> trades) {
        // What the master does is copied.
    }

    @Override
    public void pairsChanged(Collection<PairChange> pairs) {
        Set<AccountId> masters = paired;
        if (masters.isEmpty()) {
            return;
        }
        for (PairChange change : pairs) {
            if (masters.contains(change.master()) && isEnd(change.status())) {
                lanes.run(change.master(), () -> closeUnpaired(change.master()));
            }
        }
    }

    private static boolean isEnd(PairStatus status) {
        return switch (status) {
            case CLOSED, CANCELLED, SKIPPED, FAILED -> true;
            case PENDING, PLACED, OPEN -> false;
        };
    }

    /** What it was told before may have been lost with its connection. */
    @Override
    public void opened(Session session) {
        boolean isMaster = session.dialect() == Dialect.COPY_TRADE_PRO && session.role() == SessionRole.MASTER;
        if (isMaster && paired.contains(session.account())) {
            lanes.run(session.account(), () -> closeUnpaired(session.account()));
        }
    }

    /** To be called at intervals. */
    void lookAgain() {
        for (AccountId master : paired) {
            if (sessions.of(master).isPresent()) {
                lanes.run(master, () -> closeUnpaired(master));
            }
        }
    }

    private void closeUnpaired(AccountId master) {
        for (UnpairedTrades.Unpaired trade : unpaired.of(master)) {
            log.info("Master's position has no partner; closing it master={} ticket={}", master, trade.ticket());
            for (Session session : sessions.all(master)) {
                session.send(new ExpertNotice.SyncClose(trade.ticket(), "partner has no position: " + trade.reason()));
            }
        }
    }
}
