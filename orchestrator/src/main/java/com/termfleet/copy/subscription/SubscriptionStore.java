package com.termfleet.copy.subscription;

import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads subscriptions, and the fields of accounts that subscriptions depend on. Thread-safe. */
public final class SubscriptionStore {

    private static final String LIVE = SubscriptionRows.SELECT
            + "join accounts m on m.id = s.master_account_id"
            + " where s.removed_at is null and m.deleted_at is null and f.deleted_at is null ";

    private final JdbcClient jdbc;

    public SubscriptionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param role MASTER or FOLLOWER
     * @param broker the same for two accounts that use one broker login
     */
    record AccountRow(AccountId id, UserId owner, String role, String broker) {}

    private static String broker(String account) {
        return "coalesce(lower(" + account + ".server) || '|' || " + account + ".login, '#' || " + account + ".id)";
    }

    /** The account unless it is deleted. */
    Optional<AccountRow> account(long id) {
        return jdbc.sql("select a.id, a.owner_id, a.role, " + broker("a") + " as broker from accounts a"
                        + " where a.id = ? and a.deleted_at is null")
                .param(id)
                .query((row, n) -> new AccountRow(
                        new AccountId(row.getLong("id")),
                        new UserId(row.getLong("owner_id")),
                        row.getString("role"),
                        row.getString("broker")))
                .optional();
    }

    /** Which broker account copies which. */
    List<SubscriptionLoops.Edge> edges() {
        return jdbc.sql("select " + broker("m") + " as master, " + broker("f") + " as follower from subscriptions s"
                        + " join accounts m on m.id = s.master_account_id join accounts f on f.id = s.follower_account_id"
                        + " where s.removed_at is null")
                .query((row, n) -> new SubscriptionLoops.Edge(row.getString("master"), row.getString("follower")))
                .list();
    }

    /** Those of which the user owns one side; all for null. Newest first. */
    List<Subscription> live(@Nullable UserId user, @Nullable Long account, int limit, long offset) {
        return jdbc.sql(LIVE + OWNED + " order by s.id desc limit :limit offset :offset")
                .param("user", user == null ? null : user.value())
                .param("account", account)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> SubscriptionRows.read(row))
                .list();
    }

    long count(@Nullable UserId user, @Nullable Long account) {
        return jdbc.sql("select count(*) from (" + LIVE + OWNED + ") as found")
                .param("user", user == null ? null : user.value())
                .param("account", account)
                .query(Long.class)
                .single();
    }

    private static final String OWNED =
            "and (cast(:user as bigint) is null or m.owner_id = :user or f.owner_id = :user)"
                    + " and (cast(:account as bigint) is null or s.master_account_id = :account"
                    + " or s.follower_account_id = :account)";

    /** How many followers copy each of these masters; a master without followers is left out. */
    Map<AccountId, Integer> followers(Collection<AccountId> masters) {
        Map<AccountId, Integer> followers = new HashMap<>();
        jdbc.sql("select s.master_account_id as master, count(*) as followers from subscriptions s"
                        + " join accounts f on f.id = s.follower_account_id where s.removed_at is null"
                        + " and f.deleted_at is null and s.master_account_id = any (:masters) group by 1")
                .param("masters", masters.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, n) -> followers.put(new AccountId(row.getLong("master")), row.getInt("followers")))
                .list();
        return followers;
    }

    Optional<Subscription> find(long id, @Nullable UserId user) {
        return jdbc.sql(LIVE + "and (cast(:user as bigint) is null or m.owner_id = :user or f.owner_id = :user)"
                        + " and s.id = :id")
                .param("user", user == null ? null : user.value())
                .param("id", id)
                .query((row, n) -> SubscriptionRows.read(row))
                .optional();
    }

    /** @return those that were still alive; what they have copied is kept */
    List<SubscriptionId> removeOfDeletedAccounts() {
        return jdbc.sql("update subscriptions set removed_at = now(), closing = :closing where removed_at is null"
                        + " and exists (select 1 from accounts a where a.deleted_at is not null"
                        + " and a.id in (master_account_id, follower_account_id)) returning id")
                .param("closing", Closing.KEEP.name())
                .query((row, n) -> SubscriptionId.of(row.getLong(1)))
                .list();
    }

    /** Also when it is removed. */
    Subscription get(SubscriptionId id) {
        return jdbc.sql(SubscriptionRows.SELECT + "where s.id = ?")
                .param(id.value())
                .query((row, n) -> SubscriptionRows.read(row))
                .single();
    }
}
