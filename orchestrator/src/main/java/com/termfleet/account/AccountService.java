package com.termfleet.account;

import com.termfleet.access.Secrets;
import com.termfleet.access.Users;
import com.termfleet.access.Vault;
import com.termfleet.account.AccountStore.Row;
import com.termfleet.account.AccountStore.Sealed;
import com.termfleet.gateway.SessionListener.CloseReason;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.Sessions;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.NotFoundException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Each change is one statement in the database, then memory, then whoever listens. */
@Service
class AccountService implements Accounts {

    private static final String MASTER_PREFIX = "tfm_";
    private static final String FOLLOWER_PREFIX = "tff_";

    private final AccountStore store;
    private final AccountBook book;
    private final Users users;
    private final Vault vault;
    // Looked up when there is something to tell: they need the accounts themselves.
    private final ObjectProvider<Sessions> sessions;
    private final ObjectProvider<AccountListener> listeners;

    AccountService(
            AccountStore store,
            AccountBook book,
            Users users,
            Vault vault,
            ObjectProvider<Sessions> sessions,
            ObjectProvider<AccountListener> listeners) {
        this.store = store;
        this.book = book;
        this.users = users;
        this.vault = vault;
        this.sessions = sessions;
        this.listeners = listeners;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return book.find(id);
    }

    @Override
    public List<Account> all() {
        return book.all();
    }

    @Override
    public Created create(NewAccount account) {
        AccountRules.check(account, users);
        AccountId id = store.nextId();
        String token = Secrets.token(account.role() == SessionRole.MASTER ? MASTER_PREFIX : FOLLOWER_PREFIX);
        Sealed secrets = new Sealed(seal(id, account.password()), vault.seal(token, tokenContext(id)));
        Row row;
        try {
            row = store.insert(id, account, secrets, Secrets.hash(token));
        } catch (DuplicateKeyException e) {
            throw hostedAlready(account.login(), account.server());
        }
        book.put(row);
        listeners.forEach(listener -> listener.created(row.account()));
        return new Created(row.account(), token);
    }

    @Override
    public void changeCredentials(AccountId id, CredentialChange change) {
        AccountRules.check(change);
        Account account = book.find(id).orElseThrow(() -> notFound(id));
        if (!account.isHosted()) {
            throw new ConflictException("Account " + id + " is EXTERNAL: its credentials are not ours to change.");
        }
        try {
            book.put(store.changeCredentials(id, change, seal(id, change.password()))
                    .orElseThrow(() -> notFound(id)));
        } catch (DuplicateKeyException e) {
            throw hostedAlready(change.login(), change.server());
        }
    }

    @Override
    public void delete(AccountId id) {
        Row row = store.delete(id).orElseThrow(() -> notFound(id));
        book.put(row);
        sessions.ifAvailable(open -> open.close(id, CloseReason.REVOKED));
        listeners.forEach(listener -> listener.deleted(row.account()));
    }

    @Override
    public Credentials credentials(AccountId id) {
        Account account = book.find(id).orElseThrow(() -> notFound(id));
        Sealed secrets = store.secrets(id).orElseThrow(() -> notFound(id));
        String login = account.login();
        String server = account.server();
        if (secrets.password() == null || secrets.token() == null || login == null || server == null) {
            throw new IllegalStateException("account " + id + " has no credentials: it is not hosted");
        }
        return new Credentials(
                login,
                vault.open(secrets.password(), passwordContext(id)),
                server,
                vault.open(secrets.token(), tokenContext(id)));
    }

    private byte @Nullable [] seal(AccountId id, @Nullable String password) {
        return password == null ? null : vault.seal(password, passwordContext(id));
    }

    private static String passwordContext(AccountId id) {
        return "account:" + id + ":password";
    }

    private static String tokenContext(AccountId id) {
        return "account:" + id + ":token";
    }

    private static NotFoundException notFound(AccountId id) {
        return new NotFoundException("There is no account " + id + ".");
    }

    private static ConflictException hostedAlready(@Nullable String login, @Nullable String server) {
        return new ConflictException("There is already a hosted account of this role for login " + login + " at "
                + server + "; delete that one first.");
    }
}
