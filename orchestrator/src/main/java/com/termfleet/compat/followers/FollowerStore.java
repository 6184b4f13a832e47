package com.termfleet.compat.followers;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of registered followers. Thread-safe; each method is one statement. */
@Component
class FollowerStore {

    private static final String SELECT = """
            select f.id, f.follower_id, u.email, f.account_id, f.master_account_id, f.allowed_product_types, f.created_at,
                s.sizing_value, cast(s.risk ->> 'maxQuantity' as numeric) as max_quantity,
                cast(s.risk ->> 'maxDailyLoss' as numeric) as max_daily_loss
              from followers f
              join users u on u.id = f.user_id
              join accounts a on a.id = f.account_id and a.deleted_at is null
              left join subscriptions s on s.master_account_id = f.master_account_id
                and s.follower_account_id = f.account_id and s.removed_at is null
            """;

    /** A person sees those whom they have registered, and themselves. */
    static final String VISIBLE = " (cast(:user as bigint) is null or f.registered_by = :user or f.user_id = :user) ";

    private final JdbcClient jdbc;

    FollowerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is stored of a new follower; {@code toString} hides the credentials. */
    record Registration(
            String id,
            String name,
            UserId by,
            UserId user,
            AccountId account,
            AccountId master,
            String clientId,
            List<String> allowedProductTypes,
            Instant at) {

        @Override
        public String toString() {
            return "Registration[" + id + "]";
        }
    }

    void add(Registration follower, byte[] apiSecretSealed) {
        jdbc.sql("""
                insert into followers (follower_id, name, registered_by, user_id, account_id, master_account_id, client_id,
                    api_secret_sealed, allowed_product_types, created_at)
                values (:id, :name, :by, :user, :account, :master, :client, :secret, :types, :at)""")
                .param("id", follower.id())
                .param("name", follower.name())
                .param("by", follower.by().value())
                .param("user", follower.user().value())
                .param("account", follower.account().value())
                .param("master", follower.master().value())
                .param("client", follower.clientId())
                .param("secret", apiSecretSealed)
                .param("types", follower.allowedProductTypes().toArray(String[]::new))
                .param("at", follower.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** In the order of their registration. */
    List<RegisteredFollower> visibleTo(Principal principal) {
        return jdbc.sql(SELECT + " where" + VISIBLE + "order by f.id")
                .param("user", restrictedTo(principal))
                .query(FollowerStore::follower)
                .list();
    }

    /** @throws NotFoundException if there is none that this person may see */
    RegisteredFollower require(String id, Principal principal) {
        return jdbc.sql(SELECT + " where f.follower_id = :id and" + VISIBLE)
                .param("id", id)
                .param("user", restrictedTo(principal))
                .query(FollowerStore::follower)
                .optional()
                .orElseThrow(() -> new NotFoundException("Follower not found"));
    }

    /** Null for whoever sees all. */
    static @Nullable Long restrictedTo(Principal principal) {
        return principal.isAdmin() ? null : principal.user().value();
    }

    /** The source of what this person places for followers; empty before the first. */
    Optional<AccountId> masterOf(UserId person) {
        return jdbc.sql("""
                        select m.account_id from follower_masters m
                          join accounts a on a.id = m.account_id and a.deleted_at is null
                         where m.user_id = :user""")
                .param("user", person.value())
                .query((row, _) -> AccountId.of(row.getLong(1)))
                .optional();
    }

    void setMaster(UserId person, AccountId account) {
        jdbc.sql("""
                insert into follower_masters (user_id, account_id) values (:user, :account)
                on conflict (user_id) do update set account_id = excluded.account_id""")
                .param("user", person.value())
                .param("account", account.value())
                .update();
    }

    private static RegisteredFollower follower(ResultSet row, int number) throws SQLException {
        BigDecimal multiplier = row.getBigDecimal("sizing_value");
        return new RegisteredFollower(
                row.getLong("id"),
                row.getString("follower_id"),
                row.getString("email"),
                AccountId.of(row.getLong("account_id")),
                AccountId.of(row.getLong("master_account_id")),
                List.of((String[]) row.getArray("allowed_product_types").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                multiplier == null
                        ? null
                        : new RegisteredFollower.Limits(
                                multiplier, row.getBigDecimal("max_quantity"), row.getBigDecimal("max_daily_loss")));
    }
}
