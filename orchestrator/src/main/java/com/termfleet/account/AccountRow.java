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
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of {@code accounts}; {@code toString} hides the sealed secrets.
 *
 * @param credentialsVersion counts the changes of what a hosted terminal signs in with, from 1
 */
@Table("accounts")
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
        Instant createdAt,
        @Nullable Instant deletedAt,
        long credentialsVersion,
        @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) SealedSecrets secrets) {

    Account account() {
        return new Account(
                id, name, ownerId, role, platform, login, server, terminal, host, BrokerJson.read(broker), createdAt);
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** @param sealed the new password; null keeps the present one */
    AccountRow with(CredentialChange change, byte @Nullable [] sealed) {
        return copy(
                ownerId,
                change.login() == null ? login : change.login(),
                change.server() == null ? server : change.server(),
                deletedAt,
                credentialsVersion + 1,
                sealed == null ? secrets : secrets.withPassword(sealed));
    }

    AccountRow withToken(byte[] sealed, byte[] hash) {
        return copy(ownerId, login, server, deletedAt, credentialsVersion + 1, secrets.withToken(sealed, hash));
    }

    AccountRow withSubscribeToken(byte[] sealed, byte[] hash) {
        return copy(ownerId, login, server, deletedAt, credentialsVersion, secrets.withSubscribeToken(sealed, hash));
    }

    AccountRow withOwner(UserId owner) {
        return copy(owner, login, server, deletedAt, credentialsVersion, secrets);
    }

    /** The account without its secrets. */
    AccountRow deletedAt(Instant now) {
        return copy(ownerId, login, server, now, credentialsVersion, secrets.erased());
    }

    private AccountRow copy(
            UserId newOwner,
            @Nullable String newLogin,
            @Nullable String newServer,
            @Nullable Instant deleted,
            long version,
            SealedSecrets newSecrets) {
        return new AccountRow(
                id,
                name,
                newOwner,
                role,
                platform,
                newLogin,
                newServer,
                terminal,
                host,
                broker,
                createdAt,
                deleted,
                version,
                newSecrets);
    }

    @Override
    public String toString() {
        return "AccountRow[" + id + ", " + name + "]";
    }
}
