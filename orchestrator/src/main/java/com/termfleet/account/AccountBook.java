package com.termfleet.account;

import com.termfleet.kernel.AccountId;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All accounts in memory, since every session and every copied trade looks one up. Readers use an immutable copy
 * without a lock; {@link AccountService} replaces it under its own lock after the database has committed. Only the
 * leader writes accounts.
 */
@Component
class AccountBook {

    private volatile Picture picture;

    AccountBook(AccountRepository table) {
        this.picture = stored(table);
    }

    /** Replaces all accounts by those in the database now. */
    void reload(AccountRepository table) {
        picture = stored(table);
    }

    private static Picture stored(AccountRepository table) {
        Map<AccountId, AccountRow> rows = new LinkedHashMap<>();
        table.findAllByOrderById().forEach(row -> rows.put(row.id(), row));
        return Picture.of(rows);
    }

    Optional<Account> find(AccountId id) {
        return row(id).map(AccountRow::account);
    }

    /** Empty if there is no such account, or it was deleted. */
    Optional<AccountRow> row(AccountId id) {
        return Optional.ofNullable(picture.byId().get(id)).filter(row -> !row.isDeleted());
    }

    /** Oldest first, without the deleted ones. */
    List<Account> all() {
        return picture.live();
    }

    /** The account, deleted or not, whose token has this hash. */
    @Nullable
    AccountRow byTokenHash(byte[] hash) {
        return picture.byToken().get(ByteBuffer.wrap(hash));
    }

    /** The master that has given out this; empty if none has, or it was deleted. */
    Optional<Account> bySubscribeHash(byte[] hash) {
        return Optional.ofNullable(picture.bySubscribeToken().get(ByteBuffer.wrap(hash)))
                .filter(row -> !row.isDeleted())
                .map(AccountRow::account);
    }

    void put(AccountRow row) {
        Map<AccountId, AccountRow> rows = new LinkedHashMap<>(picture.byId());
        rows.put(row.id(), row);
        picture = Picture.of(rows);
    }

    private record Picture(
            Map<AccountId, AccountRow> byId,
            Map<ByteBuffer, AccountRow> byToken,
            Map<ByteBuffer, AccountRow> bySubscribeToken,
            List<Account> live) {

        static Picture of(Map<AccountId, AccountRow> rows) {
            Map<ByteBuffer, AccountRow> byToken = new LinkedHashMap<>();
            Map<ByteBuffer, AccountRow> bySubscribeToken = new LinkedHashMap<>();
            for (AccountRow row : rows.values()) {
                byToken.put(ByteBuffer.wrap(row.secrets().tokenHash()), row);
                byte[] subscribeHash = row.secrets().subscribeHash();
                if (subscribeHash != null) {
                    bySubscribeToken.put(ByteBuffer.wrap(subscribeHash), row);
                }
            }
            List<Account> live = rows.values().stream()
                    .filter(row -> !row.isDeleted())
                    .map(AccountRow::account)
                    .toList();
            return new Picture(rows, Map.copyOf(byToken), Map.copyOf(bySubscribeToken), live);
        }
    }
}
