package com.termfleet.account;

import com.termfleet.account.Account.Platform;
import com.termfleet.account.Account.TerminalKind;
import com.termfleet.database.JsonText;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of {@code accounts}; {@code toString} hides the sealed secrets.
 *
 * @param passwordSealed the secret at the broker; null where there is none, and once the account is deleted
 * @param tokenSealed null once the account is deleted
 * @param tokenHash looked up for a session's token; kept after deletion, to tell a revoked token from a wrong one
 * @param credentialsVersion counts the changes of login, password and server, from 1
 * @param subscribeSealed what a master gives to its followers; null for a follower, for a master without one, and once the
 *     account is deleted
 * @param subscribeHash null when it is
 */
@Table("accounts")
@SuppressWarnings("ArrayRecordComponent") // The columns are bytea; rows are never compared.
record AccountRow(
        @Id AccountId id,
        String name,
        UserId ownerId,
        SessionRole role,
        Platform platform,
        @Nullable String login,
        @Nullable String server,
        @Nullable TerminalKind terminal,
        @Nullable String host,
        @Nullable JsonText broker,
        byte @Nullable [] passwordSealed,
        byte @Nullable [] tokenSealed,
        byte[] tokenHash,
        Instant createdAt,
        @Nullable Instant deletedAt,
        long credentialsVersion,
        byte @Nullable [] subscribeSealed,
        byte @Nullable [] subscribeHash) {

    Account account() {
        return new Account(
                id, name, ownerId, role, platform, login, server, terminal, host, BrokerJson.read(broker), createdAt);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** @param sealed the new password; null keeps the present one */
    AccountRow with(CredentialChange change, byte @Nullable [] sealed) {
        return new AccountRow(
                id,
                name,
                ownerId,
                role,
                platform,
                change.login() == null ? login : change.login(),
                change.server() == null ? server : change.server(),
                terminal,
                host,
                broker,
                sealed == null ? passwordSealed : sealed,
                tokenSealed,
                tokenHash,
                createdAt,
                deletedAt,
                credentialsVersion + 1,
                subscribeSealed,
                subscribeHash);
    }

    AccountRow withOwner(UserId owner) {
        return new AccountRow(
                id,
                name,
                owner,
                role,
                platform,
                login,
                server,
                terminal,
                host,
                broker,
                passwordSealed,
                tokenSealed,
                tokenHash,
                createdAt,
                deletedAt,
                credentialsVersion,
                subscribeSealed,
                subscribeHash);
    }

    /** The account without its secrets. */
    AccountRow deletedAt(Instant now) {
        return new AccountRow(
                id,
                name,
                ownerId,
                role,
                platform,
                login,
                server,
                terminal,
                host,
                broker,
                null,
                null,
                tokenHash,
                createdAt,
                now,
                credentialsVersion,
                null,
                null);
    }

    @Override
    public String toString() {
        return "AccountRow[" + id + ", " + name + "]";
    }
}
