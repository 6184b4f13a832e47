package com.termfleet.account;

import com.termfleet.access.Secrets;
import com.termfleet.access.Vault;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks up by SHA-256, so that the duration reveals nothing about valid secrets. */
@Component
class StoredSecrets implements AccountSecrets {

    private final AccountBook book;
    private final Vault vault;

    StoredSecrets(AccountBook book, Vault vault) {
        this.book = book;
        this.vault = vault;
    }

    @Override
    public Optional<Account> withToken(String token) {
        return Optional.ofNullable(book.byTokenHash(Secrets.hash(token)))
                .filter(row -> !row.isDeleted())
                .map(AccountRow::account);
    }

    @Override
    public Optional<Account> withSubscribeToken(String token) {
        return book.bySubscribeHash(Secrets.hash(token))
                .or(() -> withToken(token).filter(account -> account.role() == SessionRole.MASTER));
    }

    @Override
    public Optional<String> subscribeToken(AccountId id) {
        byte[] sealed = existing(id).secrets().subscribeSealed();
        return sealed == null ? Optional.empty() : Optional.of(vault.open(sealed, SealContext.subscribe(id)));
    }

    @Override
    public BrokerCredentials brokerCredentials(AccountId id) {
        AccountRow row = existing(id);
        byte[] password = row.secrets().passwordSealed();
        if (row.platform() != Account.Platform.MATCH_TRADER || password == null) {
            throw new IllegalStateException("Account " + id + " does not sign in to a broker from here");
        }
        return new BrokerCredentials(
                row.login(), vault.open(password, SealContext.password(id)), row.credentialsVersion());
    }

    private AccountRow existing(AccountId id) {
        return book.row(id).orElseThrow(() -> new NotFoundException("There is no account " + id + "."));
    }
}
