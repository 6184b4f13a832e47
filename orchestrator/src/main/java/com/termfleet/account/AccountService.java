package com.termfleet.account;

import com.termfleet.access.Secrets;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.access.Vault;
import com.termfleet.database.LeadershipListener;
import com.termfleet.gateway.SessionListener.CloseReason;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.Sessions;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;

/** Changes are made one at a time: in the database, then in memory, then published. */
@Service
class AccountService implements Accounts, LeadershipListener {

    private static final String MASTER_PREFIX = "tfm_";
    private static final String FOLLOWER_PREFIX = "tff_";

    /** As those of system A, whose experts check the form. */
    private static final String SUBSCRIBE_PREFIX = "MST-";

    private static final int SUBSCRIBE_BYTES = 16;
    private static final long FIRST_VERSION = 1;

    private final AccountRepository table;
    private final JdbcAggregateOperations aggregates;
    private final AccountBook book;
    private final Users users;
    private final Vault vault;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ReentrantLock changing = new ReentrantLock();

    AccountService(
            AccountRepository table,
            JdbcAggregateOperations aggregates,
            AccountBook book,
            Users users,
            Vault vault,
            Sessions sessions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.aggregates = aggregates;
        this.book = book;
        this.users = users;
        this.vault = vault;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
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
        AccountId id = new AccountId(table.nextId());
        String token = tokenOf(account);
        String subscribeToken = subscribeTokenOf(account);
        AccountRow row = row(id, account, token, subscribeToken);
        change(() -> {
            checkQuota(account.owner());
            try {
                return aggregates.insert(row);
            } catch (DuplicateKeyException e) {
                throw AccountConflicts.explain(e, account.login(), account.server());
            }
        });
        events.publishEvent(new AccountEvent.Created(row.account()));
        return new Created(row.account(), token, subscribeToken);
    }

    @Override
    public void check(NewAccount account) {
        AccountRules.check(account, users);
    }

    private static String tokenOf(NewAccount account) {
        String known = account.key();
        return known != null ? known : newToken(account.role());
    }

    private static String newToken(SessionRole role) {
        return Secrets.token(role == SessionRole.MASTER ? MASTER_PREFIX : FOLLOWER_PREFIX);
    }

    private static @Nullable String subscribeTokenOf(NewAccount account) {
        if (account.role() != SessionRole.MASTER) {
            return null;
        }
        String known = account.subscribeToken();
        return known != null ? known : newSubscribeToken();
    }

    private static String newSubscribeToken() {
        return Secrets.hex(SUBSCRIBE_PREFIX, SUBSCRIBE_BYTES);
    }

    private AccountRow row(AccountId id, NewAccount account, String token, @Nullable String subscribeToken) {
        return new AccountRow(
                id,
                account.name(),
                account.owner(),
                account.role(),
                account.platform(),
                account.login(),
                account.server(),
                account.terminal(),
                account.host(),
                BrokerJson.write(account.broker()),
                clock.instant(),
                null,
                FIRST_VERSION,
                new SealedSecrets(
                        seal(id, account.password()),
                        vault.seal(token, SealContext.token(id)),
                        Secrets.hash(token),
                        subscribeToken == null ? null : vault.seal(subscribeToken, SealContext.subscribe(id)),
                        subscribeToken == null ? null : Secrets.hash(subscribeToken)));
    }

    @Override
    public void changeCredentials(AccountId id, CredentialChange change) {
        AccountRules.check(change, existing(id).platform());
        byte[] sealed = seal(id, change.password());
        AccountRow changed = change(() -> {
            AccountRow row = existing(id);
            if (row.secrets().passwordSealed() == null) {
                throw new ConflictException("Account " + id + " is " + row.platform()
                        + ": its credentials are not stored here. Change them where it signs in.");
            }
            try {
                return table.save(row.with(change, sealed));
            } catch (DuplicateKeyException e) {
                throw AccountConflicts.explain(e, change.login(), change.server());
            }
        });
        events.publishEvent(new AccountEvent.CredentialsChanged(changed.account()));
    }

    @Override
    public String renewToken(AccountId id) {
        String token = newToken(existing(id).role());
        AccountRow renewed = change(() ->
                table.save(existing(id).withToken(vault.seal(token, SealContext.token(id)), Secrets.hash(token))));
        sessions.close(id, CloseReason.REVOKED);
        events.publishEvent(new AccountEvent.CredentialsChanged(renewed.account()));
        return token;
    }

    @Override
    public String renewSubscribeToken(AccountId id) {
        String token = newSubscribeToken();
        change(() -> {
            AccountRow row = existing(id);
            if (row.role() != SessionRole.MASTER) {
                throw new ConflictException("Account " + id + " is a follower; a master has a subscribe token.");
            }
            return table.save(
                    row.withSubscribeToken(vault.seal(token, SealContext.subscribe(id)), Secrets.hash(token)));
        });
        return token;
    }

    @Override
    public void changeOwner(AccountId id, UserId owner) {
        new FieldErrors()
                .check(users.find(owner).isPresent(), "ownerId", "must be the id of a user")
                .throwIfAny();
        AtomicReference<UserId> before = new AtomicReference<>(owner);
        AccountRow row = change(() -> {
            AccountRow current = existing(id);
            before.set(current.ownerId());
            if (current.ownerId().equals(owner)) {
                return current;
            }
            checkQuota(owner);
            return table.save(current.withOwner(owner));
        });
        if (!before.get().equals(owner)) {
            events.publishEvent(new AccountEvent.OwnerChanged(row.account(), before.get()));
        }
    }

    private void checkQuota(UserId owner) {
        User person = users.find(owner).orElseThrow(() -> new NotFoundException("There is no user " + owner + "."));
        long has = book.all().stream()
                .filter(account -> account.owner().equals(owner))
                .count();
        int most = users.mostAccounts(person);
        if (has >= most) {
            throw new ConflictException(person.email() + " has " + has + " accounts, and plan " + person.plan()
                    + " allows " + most + "; delete one, or ask an admin for another plan.");
        }
    }

    @Override
    public void delete(AccountId id) {
        AccountRow row = change(() -> table.save(existing(id).deletedAt(clock.instant())));
        sessions.close(id, CloseReason.REVOKED);
        events.publishEvent(new AccountEvent.Deleted(row.account()));
    }

    @Override
    public Credentials credentials(AccountId id) {
        AccountRow row = existing(id);
        SealedSecrets sealed = row.secrets();
        if (sealed.passwordSealed() == null
                || sealed.tokenSealed() == null
                || row.login() == null
                || row.server() == null) {
            throw new IllegalStateException("Account " + id + " has no credentials: it is not hosted");
        }
        return new Credentials(
                row.login(),
                vault.open(sealed.passwordSealed(), SealContext.password(id)),
                row.server(),
                vault.open(sealed.tokenSealed(), SealContext.token(id)),
                row.credentialsVersion());
    }

    /** The former leader may have changed accounts since they were loaded. */
    @Override
    public void leadershipTaken() {
        changing.lock();
        try {
            List<Account> before = book.all();
            book.reload(table);
            before.stream()
                    .filter(account -> book.find(account.id()).isEmpty())
                    .forEach(account -> sessions.close(account.id(), CloseReason.REVOKED));
        } finally {
            changing.unlock();
        }
    }

    /** Expert Advisors are the leader's: here they would wait for signals that are processed elsewhere. */
    @Override
    public void standingBy() {
        leadershipTaken();
        book.all().forEach(account -> sessions.close(account.id(), CloseReason.STANDBY));
    }

    /** @param write writes to the database and returns the row written */
    private AccountRow change(Supplier<AccountRow> write) {
        changing.lock();
        try {
            AccountRow row = write.get();
            book.put(row);
            return row;
        } finally {
            changing.unlock();
        }
    }

    private AccountRow existing(AccountId id) {
        return book.row(id).orElseThrow(() -> notFound(id));
    }

    private byte @Nullable [] seal(AccountId id, @Nullable String password) {
        return password == null ? null : vault.seal(password, SealContext.password(id));
    }

    private static NotFoundException notFound(AccountId id) {
        return new NotFoundException("There is no account " + id + ".");
    }
}
