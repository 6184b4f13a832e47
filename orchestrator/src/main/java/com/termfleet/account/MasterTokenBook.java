package com.termfleet.account;

import com.termfleet.access.Secrets;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A master is named by the token of its own account; the look-up is by SHA-256, as at sign-in. */
@Component
class MasterTokenBook implements MasterTokens {

    private final AccountBook book;

    MasterTokenBook(AccountBook book) {
        this.book = book;
    }

    @Override
    public Optional<AccountId> find(String token) {
        byte[] hash = Secrets.hash(token);
        AccountRow row = book.byTokenHash(hash);
        if (row == null || row.isDeleted() || row.role() != SessionRole.MASTER) {
            return Optional.empty();
        }
        return MessageDigest.isEqual(row.tokenHash(), hash) ? Optional.of(row.id()) : Optional.empty();
    }
}
