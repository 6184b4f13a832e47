package com.termfleet.account;

import com.termfleet.account.AccountStore.Row;
import com.termfleet.kernel.AccountId;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All accounts in memory, since every session and every copied trade asks for one. Readers take one immutable picture
 * without a lock; writers replace it, under this object's monitor, after the database has committed. This process is the
 * only one that writes accounts.
 */
@Component
class AccountBook {

    private volatile Picture picture;

    AccountBook(AccountStore store) {
        Map<AccountId, Row> rows = new LinkedHashMap<>();
        store.all().forEach(row -> rows.put(row.account().id(), row));
        this.picture = Picture.of(rows);
    }

    Optional<Account> find(AccountId id) {
        return Optional.ofNullable(picture.byId().get(id))
                .filter(row -> !row.deleted())
                .map(Row::account);
    }

    /** Oldest first, without the deleted ones. */
    List<Account> all() {
        return picture.live();
    }

    /** Whose token has this hash, be the account deleted or not. */
    @Nullable
    Row byTokenHash(byte[] hash) {
        return picture.byToken().get(ByteBuffer.wrap(hash));
    }

    synchronized void put(Row row) {
        Map<AccountId, Row> rows = new LinkedHashMap<>(picture.byId());
        rows.put(row.account().id(), row);
        picture = Picture.of(rows);
    }

    private record Picture(Map<AccountId, Row> byId, Map<ByteBuffer, Row> byToken, List<Account> live) {

        static Picture of(Map<AccountId, Row> rows) {
            Map<ByteBuffer, Row> byToken = new LinkedHashMap<>();
            rows.values().forEach(row -> byToken.put(ByteBuffer.wrap(row.tokenHash()), row));
            List<Account> live = rows.values().stream()
                    .filter(row -> !row.deleted())
                    .map(Row::account)
                    .toList();
            return new Picture(rows, Map.copyOf(byToken), live);
        }
    }
}
