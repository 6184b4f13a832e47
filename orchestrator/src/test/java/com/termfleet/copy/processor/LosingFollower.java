package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.MASTER;

import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.StopOutReached;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.copy.losses.LossLevels;
import com.termfleet.copy.losses.LossLimits;
import com.termfleet.copy.losses.LossStore;
import com.termfleet.copy.losses.LossWatch;
import com.termfleet.copy.losses.ResultPolling;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.kernel.Ticket;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import com.termfleet.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A follower whose copies of one master have loss limits, of which the copy processor and the watch of losses are told; ledgers
 * and stop-outs are in a real database. It has 10,000 when counting begins, and copies a second master without limits.
 */
final class LosingFollower {

    static final AccountId SECOND = AccountId.of(4);
    private static final Symbol EURUSD = Symbol.of("EURUSD");

    private final TestDatabase database = TestDatabase.fresh();
    final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final LossStore store =
            new LossStore(jdbc, new TransactionTemplate(new JdbcTransactionManager(database.dataSource())));
    final Rig rig = new Rig();
    final List<StopOutReached> events = new ArrayList<>();
    final List<AccountId> requested = new ArrayList<>();
    Subscription limited;
    private LossWatch watch;

    LosingFollower() {
        jdbc.sql("insert into users (email, role, password_hash) values ('a@b.c', 'ADMIN', 'x')")
                .update();
        for (int i = 1; i <= 4; i++) {
            jdbc.sql("insert into accounts (name, owner_id, role, platform, token_sealed, token_hash) values (:name, 1,"
                            + " :role, 'EXTERNAL', '', decode(:hash, 'hex'))")
                    .param("name", "a" + i)
                    .param("role", i == 1 || i == 4 ? "MASTER" : "FOLLOWER")
                    .param("hash", "0" + i)
                    .update();
        }
        for (int master : new int[] {1, 4}) {
            jdbc.sql("insert into subscriptions (master_account_id, follower_account_id, sizing_mode, sizing_value,"
                            + " reverse, min_lot_to_copy, force_min_lot, symbol_map, copy_stop_loss, copy_take_profit,"
                            + " max_signal_age_ms, existing_positions) values (:master, 2, 'MULTIPLIER', 1, false, 0,"
                            + " false, '{}', true, true, 5000, 'SKIP')")
                    .param("master", master)
                    .update();
        }
        limited = rig.subscribe(MASTER, FOLLOWER, Rig.terms());
        rig.subscribe(SECOND, FOLLOWER, Rig.terms());
        rig.figures.tickValue("1");
        connect();
        watch = newWatch();
    }

    void connect(HeldPosition... held) {
        rig.connect(
                FOLLOWER,
                false,
                new SymbolSpec(
                        EURUSD,
                        Lots.of("0.01"),
                        Lots.of("100"),
                        Lots.of("0.01"),
                        new BigDecimal("100000"),
                        new BigDecimal("0.00001")));
        rig.holds(FOLLOWER, held);
    }

    void limit(String json) {
        limited = limited.with(Rig.limited(LimitsJson.ofStored(json.replace('\'', '"'))));
        rig.put(limited);
        watch = newWatch();
        rounds(3);
    }

    private LossWatch newWatch() {
        LossWatch made = new LossWatch(
                store,
                rig.losses,
                () -> List.of(LossLimits.of(limited, ZoneOffset.UTC)),
                new LossLevels(rig.figures, rig.losses.results()),
                new ResultPolling(
                        rig.losses.results(), wanted -> rig.run(new CopyEvent.ResultsWanted(wanted)), requested::add),
                rig.clock,
                scope -> rig.run(new CopyEvent.StoppedOut(scope)),
                events::add);
        made.leadershipTaken();
        return made;
    }

    /** As after a SIGKILL. */
    void restart(HeldPosition... held) {
        rig.restart();
        rig.losses.results().retain(Set.of());
        connect(held);
        watch = newWatch();
        rounds(3);
    }

    void rounds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            rig.figures.has(FOLLOWER, "10000", "USD", rig.clock.instant());
            watch.look();
            rig.pass(Duration.ofSeconds(1));
        }
        watch.look();
    }

    Rig.Answer open(AccountId master, long ticket, String stopLoss) {
        Origin origin = new Origin(master, Ticket.of(ticket), rig.clock.instant(), null, 0, "", null, false);
        return rig.signal(new Signal.Open(
                origin, OrderType.BUY, EURUSD, Price.of("1.1"), Lots.of("1.00"), Price.of(stopLoss), Price.NONE));
    }

    /** One lot, which the follower holds as position 9000 and the ticket. */
    void copied(AccountId master, long ticket, String stopLoss) {
        open(master, ticket, stopLoss);
        rig.opened(rig.sentOpen(), 9000 + ticket);
    }

    HeldPosition held(long ticket, String lots, @Nullable String profit) {
        return new HeldPosition(
                Ticket.of(9000 + ticket),
                OrderType.BUY,
                EURUSD,
                Lots.of(lots),
                Price.of("1.10001"),
                Price.NONE,
                Price.NONE,
                Optional.of(rig.pairOf(ticket).id()),
                profit == null ? null : Money.of(profit));
    }

    void closed(Order.Close order, String profit, String rest) {
        rig.report(new ExecutionReport.Closed(
                order.follower(),
                order.masterTicket(),
                order.commandId(),
                rig.clock.instant(),
                order.ticket(),
                Price.of("1.2"),
                Money.of(profit),
                null,
                Lots.of(rest)));
    }

    Ledger ledger() {
        return Objects.requireNonNull(rig.losses.ledger(new LimitedScope(FOLLOWER, limited.id())));
    }

    ReasonCode reasonOfTheNext(long ticket) {
        open(MASTER, ticket, "0");
        TradePair pair = rig.pairOf(ticket);
        return Objects.requireNonNull(pair.reason(), () -> "it was ordered: " + pair)
                .code();
    }
}
