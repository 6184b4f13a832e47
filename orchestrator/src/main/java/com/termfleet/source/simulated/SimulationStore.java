package com.termfleet.source.simulated;

import com.termfleet.kernel.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The tables of simulations and their trades. Thread-safe; each method is one transaction. */
@Component
class SimulationStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String COLUMNS = "id, account_id, plan, started_at, ends_at, ended_at, trades";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    SimulationStore(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Ends the one that runs, if one does. */
    Simulation start(AccountId master, SimulationPlan plan, Instant now) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            boolean _ = end(master, now);
            return jdbc.sql("insert into simulations (account_id, plan, started_at, ends_at, next_trade_at)"
                            + " values (:account, cast(:plan as jsonb), :now, :end, :now) returning " + COLUMNS)
                    .param("account", master.value())
                    .param("plan", JSON.writeValueAsString(plan))
                    .param("now", utc(now))
                    .param("end", utc(now.plus(plan.time())))
                    .query(SimulationStore::row)
                    .single();
        }));
    }

    /** The one that was started last. */
    Optional<Simulation> last(AccountId master) {
        return jdbc.sql("select " + COLUMNS + " from simulations where account_id = :account order by id desc limit 1")
                .param("account", master.value())
                .query(SimulationStore::row)
                .optional();
    }

    /** @return whether one ran */
    boolean end(AccountId master, Instant now) {
        return jdbc.sql("update simulations set ended_at = :now where account_id = :account and ended_at is null")
                        .param("account", master.value())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void endOverdue(Instant now) {
        jdbc.sql("update simulations set ended_at = :now where ended_at is null and ends_at <= :now")
                .param("now", utc(now))
                .update();
    }

    /** Those whose next trade is to be opened. */
    List<Simulation> due(Instant now) {
        return jdbc.sql("select " + COLUMNS
                        + " from simulations where ended_at is null and next_trade_at <= :now order by id")
                .param("now", utc(now))
                .query(SimulationStore::row)
                .list();
    }

    /**
     * Notes a trade before it is opened: a server that ends in between leaves a trade that was never opened, and none that is never
     * closed.
     *
     * @return empty if the simulation was ended meanwhile
     */
    Optional<SimulatedTrade> open(Simulation simulation, Instant now) {
        Optional<SimulatedTrade> noted = transactions.execute(_ -> jdbc.sql("""
                        update simulations set trades = trades + 1, next_trade_at = :next
                        where id = :id and ended_at is null returning trades""")
                .param("id", simulation.id())
                .param("next", utc(now.plus(simulation.plan().pause())))
                .query(Integer.class)
                .optional()
                .map(number -> {
                    jdbc.sql(
                                    "insert into simulated_trades (simulation_id, number, close_at) values (:id, :number, :close)")
                            .param("id", simulation.id())
                            .param("number", number)
                            .param("close", utc(now.plus(simulation.plan().hold())))
                            .update();
                    return new SimulatedTrade(simulation.id(), simulation.master(), number);
                }));
        return Objects.requireNonNull(noted);
    }

    /** Whose time is over, or whose simulation has ended. */
    List<SimulatedTrade> toClose(Instant now) {
        return jdbc.sql("""
                        select s.id, s.account_id, t.number from simulated_trades t join simulations s on s.id = t.simulation_id
                        where not t.closed and (t.close_at <= :now or s.ended_at is not null) order by s.id, t.number""")
                .param("now", utc(now))
                .query((row, _) -> new SimulatedTrade(
                        row.getLong("id"), new AccountId(row.getLong("account_id")), row.getInt("number")))
                .list();
    }

    void closed(SimulatedTrade trade) {
        jdbc.sql("update simulated_trades set closed = true where simulation_id = :id and number = :number")
                .param("id", trade.simulation())
                .param("number", trade.number())
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Simulation row(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Simulation(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                JSON.readValue(row.getString("plan"), SimulationPlan.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt("trades"));
    }
}
