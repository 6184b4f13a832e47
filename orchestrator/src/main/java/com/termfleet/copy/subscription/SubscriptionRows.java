package com.termfleet.copy.subscription;

import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.sql.Queries;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes subscriptions as rows. */
public final class SubscriptionRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    static final String SELECT =
            "select s.*, f.owner_id from subscriptions s join accounts f on f.id = s.follower_account_id ";

    private SubscriptionRows() {}

    /** Those that live, and those removed that have copied what is not at its end. */
    public static List<Subscription> stillMattering(Connection open) throws SQLException {
        return Queries.select(
                open,
                SELECT + "where s.removed_at is null or s.id in"
                        + " (select p.subscription_id from trade_pairs p join master_trades t on t.id = p.master_trade_id"
                        + " where not t.settled) order by s.id",
                SubscriptionRows::read);
    }

    /** Those that live and have risk limits. */
    public static List<Subscription> limited(Connection open) throws SQLException {
        return Queries.select(
                open, SELECT + "where s.removed_at is null and s.risk <> '{}' order by s.id", SubscriptionRows::read);
    }

    public static Optional<Subscription> find(Connection open, SubscriptionId id) throws SQLException {
        return Queries.select(open, SELECT + "where s.id = ?", SubscriptionRows::read, id.value()).stream()
                .findFirst();
    }

    static Subscription read(ResultSet row) throws SQLException {
        String pause = row.getString("pause_mode");
        String closing = row.getString("closing");
        return new Subscription(
                new SubscriptionId(row.getLong("id")),
                new AccountId(row.getLong("master_account_id")),
                new AccountId(row.getLong("follower_account_id")),
                new UserId(row.getLong("owner_id")),
                new Subscription.Terms(
                        new Subscription.Sizing(
                                Subscription.Sizing.Mode.valueOf(row.getString("sizing_mode")),
                                row.getBigDecimal("sizing_value")),
                        row.getBoolean("reverse"),
                        new Lots(row.getBigDecimal("min_lot_to_copy")),
                        row.getBoolean("force_min_lot"),
                        symbolMap(row.getString("symbol_map")),
                        row.getBoolean("copy_stop_loss"),
                        row.getBoolean("copy_take_profit"),
                        Duration.ofMillis(row.getInt("max_signal_age_ms")),
                        LimitsJson.ofStored(row.getString("risk")),
                        new Subscription.Repair(
                                Subscription.ExistingPositions.valueOf(row.getString("existing_positions")),
                                row.getBoolean("reopen_manual"))),
                pause == null ? null : PauseMode.valueOf(pause),
                Queries.instant(row, "created_at"),
                Queries.instant(row, "opens_since"),
                closing == null ? null : Subscription.Closing.valueOf(closing));
    }

    private static Map<Symbol, Symbol> symbolMap(String json) {
        Map<Symbol, Symbol> map = new HashMap<>();
        JSON.readValue(json, NAMES).forEach((from, to) -> map.put(new Symbol(from), new Symbol(to)));
        return map;
    }

    static String json(Map<Symbol, Symbol> map) {
        Map<String, String> names = new HashMap<>();
        map.forEach((from, to) -> names.put(from.name(), to.name()));
        return JSON.writeValueAsString(names);
    }
}
