package com.termfleet.copy.subscription;

import com.termfleet.access.Principal;
import com.termfleet.copy.pause.Pause;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.copy.subscription.Subscription.Terms;
import com.termfleet.copy.subscription.SubscriptionStore.AccountRow;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * Subscriptions of followers to masters. A subscription decides about the follower's money, so only the follower account's owner (or an admin)
 * makes and changes it; the master's owner may see it. Thread-safe.
 */
public final class Subscriptions {

    private final SubscriptionStore store;
    private final SubscriptionWriter writer;
    private final Supplier<Pauses> pauses;
    private final Runnable requireLead;
    private final Consumer<Subscription> processor;

    /** Changes reach the processor in the order in which the database took them. */
    private final ReentrantLock changing = new ReentrantLock();

    /**
     * @param pauses of accounts and of everything, as they are stored now
     * @param requireLead throws if another server processes the signals and would not receive a change
     * @param processor receives every change once it is stored; must not block
     */
    public Subscriptions(
            SubscriptionStore store,
            SubscriptionWriter writer,
            Supplier<Pauses> pauses,
            Runnable requireLead,
            Consumer<Subscription> processor) {
        this.store = store;
        this.writer = writer;
        this.pauses = pauses;
        this.requireLead = requireLead;
        this.processor = processor;
    }

    public Page<SubscriptionView> list(Principal principal, @Nullable Long account, PageRequest page) {
        UserId user = restrictedTo(principal);
        Pauses wider = pauses.get();
        return Page.of(store.live(user, account, page.size(), page.offset()), page, store.count(user, account))
                .map(subscription -> SubscriptionView.of(subscription, wider));
    }

    /** @throws NotFoundException if there is none that this person may see */
    public SubscriptionView get(long id, Principal principal) {
        return SubscriptionView.of(find(id, principal), pauses.get());
    }

    /** How many followers copy each of these masters, whoever owns them; a master without followers is left out. */
    public Map<AccountId, Integer> followers(Collection<AccountId> masters) {
        return store.followers(masters);
    }

    /**
     * @throws InvalidInputException with the fields that cannot be used
     * @throws ConflictException if the follower copies this master already
     */
    public SubscriptionView create(SubscriptionRequest request, Principal principal) {
        // Under one lock: an account that is deleted between check and insert would be copied indefinitely.
        changing.lock();
        try {
            return checkAndCreate(request, principal);
        } finally {
            changing.unlock();
        }
    }

    private SubscriptionView checkAndCreate(SubscriptionRequest request, Principal principal) {
        Draft draft = newDraft(request, new FieldErrors(), principal);
        return changed(() -> {
            try {
                return writer.insert(draft.master(), draft.follower(), draft.terms());
            } catch (DuplicateKeyException e) {
                throw new ConflictException("Account " + request.followerAccountId() + " copies account "
                        + request.masterAccountId() + " already; change or remove that subscription.");
            }
        });
    }

    /**
     * A subscription as it would be: nothing of it is stored.
     *
     * @param subscription null for a new one
     */
    public record Draft(
            @Nullable SubscriptionId subscription, AccountId master, AccountId follower, Terms terms, Pause pause) {}

    /**
     * The subscription as it would be with these settings. Only who may create or change it may ask.
     *
     * @param id null for a new one, else one that the settings change; settings that are left out stay as they are
     * @param errors with what else is wrong with the request
     * @throws InvalidInputException with all fields that cannot be used
     */
    public Draft draft(@Nullable Long id, SubscriptionRequest settings, FieldErrors errors, Principal principal) {
        requireLead.run();
        if (id == null) {
            return newDraft(settings, errors, principal);
        }
        Subscription before = findToChange(id, principal);
        Terms terms = changedTerms(before, settings, errors);
        return new Draft(before.id(), before.master(), before.follower(), terms, before.pausedWith(pauses.get()));
    }

    private Draft newDraft(SubscriptionRequest request, FieldErrors errors, Principal principal) {
        Optional<AccountRow> master = account("masterAccountId", request.masterAccountId(), "MASTER", errors);
        Optional<AccountRow> follower = account("followerAccountId", request.followerAccountId(), "FOLLOWER", errors);
        follower.ifPresent(account ->
                errors.check(principal.mayUse(account.owner()), "followerAccountId", "is not an account of yours"));
        if (master.isPresent() && follower.isPresent()) {
            SubscriptionLoops.Edge added = new SubscriptionLoops.Edge(
                    master.get().broker(), follower.get().broker());
            errors.check(
                    !SubscriptionLoops.closesLoop(added, store.edges()),
                    "masterAccountId",
                    "would make the account copy itself, directly or through other subscriptions");
        }
        Terms terms = SubscriptionTerms.make(request, errors);
        errors.throwIfAny();
        AccountId from = master.orElseThrow().id();
        AccountId to = follower.orElseThrow().id();
        return new Draft(null, from, to, terms, pauses.get().of(null, from, to));
    }

    private Optional<AccountRow> account(String field, @Nullable Long id, String role, FieldErrors errors) {
        if (id == null) {
            errors.add(field, "is required");
            return Optional.empty();
        }
        Optional<AccountRow> account = store.account(id);
        if (account.isEmpty()) {
            errors.add(field, "is not an account");
        } else if (!account.get().role().equals(role)) {
            errors.add(field, "must be an account with the role " + role);
        }
        return account;
    }

    /** Sizes, sides and symbols are for what opens from now on; which stops are copied changes for what is open, too. */
    public SubscriptionView change(long id, SubscriptionRequest request, Principal principal) {
        Subscription before = findToChange(id, principal);
        Terms terms = changedTerms(before, request, new FieldErrors());
        return changed(() -> {
            writer.update(before.id(), terms);
            return before.id();
        });
    }

    private static Terms changedTerms(Subscription before, SubscriptionRequest request, FieldErrors errors) {
        errors.check(
                isSame(request.masterAccountId(), before.master().value()), "masterAccountId", "cannot be changed");
        errors.check(
                isSame(request.followerAccountId(), before.follower().value()),
                "followerAccountId",
                "cannot be changed");
        Terms terms = SubscriptionTerms.change(before.terms(), request, errors);
        errors.throwIfAny();
        return terms;
    }

    private static boolean isSame(@Nullable Long wanted, long is) {
        return wanted == null || wanted == is;
    }

    /** @param mode OPEN_AND_CLOSE, CLOSE_ONLY or FROZEN: what still passes */
    public SubscriptionView pause(long id, @Nullable String mode, Principal principal) {
        PauseMode wanted = choice("mode", mode, PauseMode.values());
        Subscription before = findToChange(id, principal);
        return changed(() -> {
            writer.pause(before.id(), wanted);
            return before.id();
        });
    }

    public SubscriptionView resume(long id, Principal principal) {
        Subscription before = findToChange(id, principal);
        return changed(() -> {
            writer.pause(before.id(), null);
            return before.id();
        });
    }

    /** @param closing what becomes of open copies: KEEP, CLOSE_NOW or AS_MASTER */
    public void remove(long id, String closing, Principal principal) {
        Closing wanted = choice("closing", closing, Closing.values());
        Subscription before = findToChange(id, principal);
        changed(() -> {
            writer.remove(before.id(), wanted);
            return before.id();
        });
    }

    /**
     * Ends what copies from or to an account that is deleted. Open copies are kept as they are: a follower's
     * position is not closed because a master's account was deleted, and a deleted follower receives no commands.
     */
    void endThoseOfDeletedAccounts() {
        changing.lock();
        try {
            store.removeOfDeletedAccounts().forEach(id -> processor.accept(store.get(id)));
        } finally {
            changing.unlock();
        }
    }

    private static <E extends Enum<E>> E choice(String field, @Nullable String name, E[] values) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new InvalidInputException(field, "must be one of " + Arrays.toString(values));
    }

    private SubscriptionView changed(Supplier<SubscriptionId> change) {
        requireLead.run();
        changing.lock();
        try {
            Subscription stored = store.get(change.get());
            processor.accept(stored);
            return SubscriptionView.of(stored, pauses.get());
        } finally {
            changing.unlock();
        }
    }

    private Subscription find(long id, Principal principal) {
        return store.find(id, restrictedTo(principal))
                .orElseThrow(() -> new NotFoundException("There is no subscription " + id + "."));
    }

    private Subscription findToChange(long id, Principal principal) {
        Subscription found = find(id, principal);
        if (!principal.mayUse(found.owner())) {
            throw new NotAllowedException("Only the owner of the follower account may change its subscription.");
        }
        return found;
    }

    private static @Nullable UserId restrictedTo(Principal principal) {
        return principal.isAdmin() ? null : principal.user();
    }
}
