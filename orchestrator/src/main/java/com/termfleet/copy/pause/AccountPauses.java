package com.termfleet.copy.pause;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pauses of accounts and of everything. An account's owner, or an admin, pauses it; only an admin pauses everything.
 * Thread-safe.
 */
public final class AccountPauses {

    private static final List<PauseLevel> SCOPES = List.of(PauseLevel.ALL, PauseLevel.MASTER, PauseLevel.FOLLOWER);

    private final PauseStore store;
    private final Clock clock;
    private final Runnable requireLead;
    private final Consumer<Pauses> processor;

    /** Changes reach the processor in the order in which the database took them. */
    private final ReentrantLock changing = new ReentrantLock();

    /**
     * @param requireLead throws if another server processes the signals and would not receive a change
     * @param processor receives all pauses once a change is stored; must not block
     */
    public AccountPauses(JdbcClient jdbc, Clock clock, Runnable requireLead, Consumer<Pauses> processor) {
        this.store = new PauseStore(jdbc);
        this.clock = clock;
        this.requireLead = requireLead;
        this.processor = processor;
    }

    /** Read from the database: a standby shows them too. */
    public Pauses current() {
        return store.all();
    }

    /** What is paused and concerns this person: everything, own accounts, and the other side of own subscriptions. */
    public List<PauseView> list(Principal principal) {
        return store.paused(principal.isAdmin() ? null : principal.user()).stream()
                .map(PauseView::of)
                .toList();
    }

    /**
     * @throws com.termfleet.kernel.InvalidInputException with the fields that cannot be used
     * @throws NotFoundException if there is no such account of this person
     * @throws NotAllowedException if it is not the person's to pause
     */
    public PauseView pause(PauseRequest request, Principal principal) {
        FieldErrors errors = new FieldErrors();
        Optional<PauseMode> mode = choice("mode", request.mode(), List.of(PauseMode.values()), errors);
        return change(request, mode.orElse(null), errors, principal);
    }

    /** Ends the pause; does nothing if there is none. Throws as {@link #pause}. */
    public PauseView resume(PauseRequest request, Principal principal) {
        return change(request, null, new FieldErrors(), principal);
    }

    private PauseView change(PauseRequest request, @Nullable PauseMode mode, FieldErrors errors, Principal principal) {
        Optional<PauseLevel> scope = choice("scope", request.scope(), SCOPES, errors);
        boolean ofAll = scope.filter(PauseLevel.ALL::equals).isPresent();
        errors.check(!ofAll || request.accountId() == null, "accountId", "must be left out with the scope ALL");
        errors.check(ofAll || request.accountId() != null, "accountId", "is required");
        errors.throwIfAny();
        PauseLevel level = scope.orElseThrow();
        if (request.accountId() != null) {
            return stored(level, account(level, request.accountId(), principal), mode);
        }
        if (!principal.isAdmin()) {
            throw new NotAllowedException("Only an admin may pause or resume everything.");
        }
        return stored(level, null, mode);
    }

    private AccountId account(PauseLevel scope, long id, Principal principal) {
        PauseStore.AccountRow found = store.account(id)
                .filter(account -> principal.mayUse(account.owner()))
                .orElseThrow(() -> new NotFoundException("There is no account " + id + " of yours."));
        FieldErrors errors = new FieldErrors();
        errors.check(
                found.role().equals(scope.name()), "accountId", "must be an account with the role " + scope.name());
        errors.throwIfAny();
        return found.id();
    }

    private PauseView stored(PauseLevel scope, @Nullable AccountId account, @Nullable PauseMode mode) {
        requireLead.run();
        changing.lock();
        try {
            Pauses before = store.all();
            Pause.Setting setting =
                    (account == null ? before.all() : before.of(account)).changed(mode, clock.instant());
            store.put(account, setting);
            processor.accept(account == null ? before.withAll(setting) : before.with(account, setting));
            return new PauseView(scope, account, mode);
        } finally {
            changing.unlock();
        }
    }

    private static <E extends Enum<E>> Optional<E> choice(
            String field, @Nullable String name, List<E> values, FieldErrors errors) {
        Optional<E> chosen =
                values.stream().filter(value -> value.name().equals(name)).findFirst();
        errors.check(chosen.isPresent(), field, "must be one of " + values);
        return chosen;
    }
}
