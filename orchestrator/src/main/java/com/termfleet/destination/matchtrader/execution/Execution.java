package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.intent.Intent;
import com.termfleet.destination.matchtrader.intent.Intents;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.kernel.AccountId;
import java.time.Instant;

/** All that is executed on one connection of one account. One thread uses it. */
public final class Execution {

    private final ExecutionContext account;
    private final OpenResolver resolver;
    private final OpenExecutor opens;
    private final CloseExecutor closes;
    private final ChangeExecutor changes;
    private final CancelExecutor cancels;

    public Execution(
            AccountId id,
            TradingSession session,
            Intents intents,
            Holdings holdings,
            ExecutionListener listener,
            Pace pace) {
        this.account = new ExecutionContext(id, session, intents, holdings, new Reports(id, listener, pace), pace);
        this.resolver = new OpenResolver(account);
        this.opens = new OpenExecutor(account, resolver);
        this.closes = new CloseExecutor(account);
        this.changes = new ChangeExecutor(account);
        this.cancels = new CancelExecutor(account, resolver);
    }

    /** Takes up what an earlier connection has left. */
    public void load() {
        resolver.load();
    }

    /** Decides what the last reading of the holdings allows to be decided. */
    public void resolve() {
        resolver.resolve();
    }

    /** Ends the records of changes, closes and cancels that will never be answered: what is held shows what they did. */
    public void forgetSettled() {
        for (Intent intent : account.intents().openEnded(account.id())) {
            if (intent.kind() != Intent.Kind.OPEN && account.pace().hasSettled(intent.sentAt())) {
                account.intents().end(intent.refused(Refusals.TIMEOUT, "The broker has never answered"));
            }
        }
    }

    /** @param expiresAt until when an open may be executed */
    public void execute(Order order, Instant expiresAt) {
        switch (order) {
            case Order.Open open -> opens.execute(open, expiresAt);
            case Order.Close close -> closes.execute(close);
            case Order.Modify modify -> changes.execute(modify);
            case Order.Cancel cancel -> cancels.execute(cancel);
        }
    }
}
