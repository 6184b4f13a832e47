package com.termfleet.compat.copytradepro;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.account.Account;
import com.termfleet.account.AccountSecrets;
import com.termfleet.copy.subscription.SubscriptionRequest;
import com.termfleet.copy.subscription.SubscriptionRequest.SizingRequest;
import com.termfleet.copy.subscription.SubscriptionView;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes a follower's subscription by its master's token, as its expert asks for it at each start. Thread-safe. */
@Component
class Following {

    private static final Logger log = LoggerFactory.getLogger(Following.class);

    private static final String FOLLOWER = "FOLLOWER";

    /** What is open goes on following its master to its close. */
    private static final String AS_MASTER = "AS_MASTER";

    private final AccountSecrets secrets;
    private final MasterModes modes;
    private final Partners partners;
    private final Subscriptions subscriptions;

    /** So that no two followers become the one partner of a master. */
    private final ReentrantLock changing = new ReentrantLock();

    Following(AccountSecrets secrets, MasterModes modes, Partners partners, Subscriptions subscriptions) {
        this.secrets = secrets;
        this.modes = modes;
        this.partners = partners;
        this.subscriptions = subscriptions;
    }

    /** What became of it; the names are the codes of this dialect. */
    enum Outcome {
        SUBSCRIBED,
        MASTER_NOT_FOUND,
        MASTER_ALREADY_HAS_PARTNER,
        /** The two cannot be connected, for example since the account would copy itself. */
        SUBSCRIBE_FAILED
    }

    /** Makes or takes up the subscription, and ends the follower's others in this dialect. */
    Outcome subscribe(Account follower, String token) {
        Optional<AccountId> master = secrets.withSubscribeToken(token).map(Account::id);
        if (master.isEmpty()) {
            return Outcome.MASTER_NOT_FOUND;
        }
        changing.lock();
        try {
            return subscribe(follower, master.get());
        } catch (InvalidInputException | ConflictException e) {
            log.warn(
                    "Subscription refused follower={} master={} reason={}",
                    follower.id(),
                    master.get(),
                    e.getMessage());
            return Outcome.SUBSCRIBE_FAILED;
        } finally {
            changing.unlock();
        }
    }

    private Outcome subscribe(Account follower, AccountId master) {
        boolean taken = partners.of(master).stream()
                .anyMatch(other -> !other.followerAccountId().equals(follower.id()));
        if (taken && modes.of(master) == MasterMode.ONE_TO_ONE) {
            return Outcome.MASTER_ALREADY_HAS_PARTNER;
        }
        Principal owner = new Principal(follower.owner(), "expert of account " + follower.id(), Role.FOLLOWER);
        List<SubscriptionView> own = partners.of(follower.id());
        Optional<SubscriptionView> before = own.stream()
                .filter(subscription -> subscription.masterAccountId().equals(master))
                .findFirst();
        if (before.isEmpty()) {
            subscriptions.create(request(master, follower.id()), owner);
        } else if (!isByFollower(before.get())) {
            subscriptions.change(before.get().id().value(), request(master, follower.id()), owner);
        }
        for (SubscriptionView other : own) {
            if (!other.masterAccountId().equals(master) && isByFollower(other)) {
                subscriptions.remove(other.id().value(), AS_MASTER, owner);
            }
        }
        return Outcome.SUBSCRIBED;
    }

    private static boolean isByFollower(SubscriptionView subscription) {
        return subscription.sizing().mode().equals(FOLLOWER);
    }

    /** The expert sizes, maps and filters by itself: nothing of that may be done here as well. */
    private static SubscriptionRequest request(AccountId master, AccountId follower) {
        return new SubscriptionRequest(
                master.value(),
                follower.value(),
                new SizingRequest(FOLLOWER, null),
                false,
                null,
                false,
                Map.of(),
                true,
                true,
                null,
                null,
                null,
                null);
    }
}
