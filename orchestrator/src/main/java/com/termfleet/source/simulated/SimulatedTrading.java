package com.termfleet.source.simulated;

import com.termfleet.database.LeaderTask;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.signal.Recipients;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Opens and closes the trades of simulations when their time has come, on a thread of its own. */
@Component
class SimulatedTrading extends LeaderTask {

    private static final Duration ROUND = Duration.ofMillis(200);
    private static final String COMMENT = "simulated";

    private final SimulationStore store;
    private final SignalIntake intake;
    private final Clock clock;

    SimulatedTrading(SimulationStore store, SignalIntake intake, LeadershipStatus leadership, Clock clock) {
        super("simulated-sources", ROUND, leadership);
        this.store = store;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    protected void round() {
        Instant now = clock.instant();
        store.endOverdue(now);
        store.toClose(now).forEach(trade -> close(trade, now));
        store.due(now).forEach(simulation -> open(simulation, now));
    }

    private void open(Simulation simulation, Instant now) {
        store.open(simulation, now).ifPresent(trade -> {
            SimulationPlan plan = simulation.plan();
            int before = trade.number() - 1;
            SignalIntake.Receipt _ = intake.accept(
                    trade.master(),
                    now,
                    trade.key(),
                    new SourceRequest.Open(
                            trade.key(),
                            before % 2 == 0 ? OrderType.BUY : OrderType.SELL,
                            plan.symbols().get(before % plan.symbols().size()),
                            plan.lots(),
                            Price.NONE,
                            Price.NONE,
                            Price.NONE,
                            COMMENT,
                            new Recipients(plan.followers(), true)));
        });
    }

    /** What was never opened, since the server ended or could not store it, has no ticket. */
    private void close(SimulatedTrade trade, Instant now) {
        intake.ticket(trade.master(), trade.key()).ifPresent(ticket -> {
            SignalIntake.Receipt _ = intake.accept(
                    trade.master(),
                    now,
                    trade.endKey(),
                    new SourceRequest.Close(new Target.Ticketed(ticket), null, Price.NONE, Money.ZERO));
        });
        store.closed(trade);
    }
}
