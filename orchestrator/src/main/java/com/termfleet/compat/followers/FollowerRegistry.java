package com.termfleet.compat.followers;

import com.termfleet.access.PersonAction;
import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.access.Secrets;
import com.termfleet.access.User;
import com.termfleet.access.UserChange;
import com.termfleet.access.Users;
import com.termfleet.access.Vault;
import com.termfleet.account.Account;
import com.termfleet.account.AccountSecrets;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.copy.subscription.SubscriptionRequest;
import com.termfleet.copy.subscription.SubscriptionRequest.SizingRequest;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Registers followers: each gets a user with a password, an account that their expert signs in to, and a subscription with their
 * limits. If one of them cannot be made, what was made before is taken back. Thread-safe; blocks.
 */
@Component
class FollowerRegistry {

    private static final int ID_BYTES = 8;
    private static final int NAME_BYTES = 4;
    private static final int PASSWORD_BYTES = 16;

    /** What cannot stand in the user name of HTTP Basic, or would look like an e-mail address. */
    private static final Pattern UNUSABLE_IN_NAMES = Pattern.compile("[@:\\s\\p{Cc}\\p{Cs}]");

    /** As the keys of accounts: anything shorter could be guessed. */
    private static final Pattern USABLE_AS_KEY = Pattern.compile("[!-~]{16,200}");

    private final Users users;
    private final Accounts accounts;
    private final AccountSecrets secrets;
    private final Subscriptions subscriptions;
    private final FollowerSources sources;
    private final FollowerStore store;
    private final Vault vault;
    private final ApplicationEventPublisher actions;
    private final Clock clock;

    FollowerRegistry(
            Users users,
            Accounts accounts,
            AccountSecrets secrets,
            Subscriptions subscriptions,
            FollowerSources sources,
            FollowerStore store,
            Vault vault,
            ApplicationEventPublisher actions,
            Clock clock) {
        this.users = users;
        this.accounts = accounts;
        this.secrets = secrets;
        this.subscriptions = subscriptions;
        this.sources = sources;
        this.store = store;
        this.vault = vault;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * A registered follower, with what is shown once; {@code toString} hides it.
     *
     * @param expertKey of an expert, where the API key is too short to be one; null if the API key is it
     */
    record Registered(
            String id,
            String name,
            String userName,
            String password,
            AccountId account,
            @Nullable String expertKey,
            Instant createdAt) {

        @Override
        public String toString() {
            return "Registered[" + id + "]";
        }
    }

    /** @throws ConflictException if the API key is that of another account */
    Registered register(NewFollower follower, Principal by) {
        if (secrets.withToken(follower.apiKey()).isPresent()) {
            throw new ConflictException("The apiKey is that of another account already.");
        }
        AccountId master = sources.of(by);
        String password = Secrets.hex("", PASSWORD_BYTES);
        User user = users.createNamed(userName(follower.name()), Role.FOLLOWER, password);
        try {
            Accounts.Created account = accounts.create(account(follower, user));
            try {
                return complete(follower, by, user, password, account, master);
            } catch (RuntimeException e) {
                accounts.delete(account.account().id());
                throw e;
            }
        } catch (RuntimeException e) {
            users.change(user.id(), new UserChange(false, null));
            throw e;
        }
    }

    private Registered complete(
            NewFollower follower,
            Principal by,
            User user,
            String password,
            Accounts.Created created,
            AccountId master) {
        AccountId account = created.account().id();
        subscriptions.create(
                subscription(follower.risk(), master, account), new Principal(user.id(), user.email(), Role.FOLLOWER));
        String id = Secrets.hex("follower_", ID_BYTES);
        Instant now = clock.instant();
        store.add(
                new FollowerStore.Registration(
                        id,
                        follower.name(),
                        by.user(),
                        user.id(),
                        account,
                        master,
                        follower.clientId(),
                        follower.risk().allowedProductTypes(),
                        now),
                vault.seal(follower.apiSecret(), "follower:" + id + ":secret"));
        actions.publishEvent(new PersonAction(
                by, PersonAction.Subject.USER, user.id().value(), "registered the follower " + user.email()));
        String expertKey = isUsableAsKey(follower.apiKey()) ? null : created.token();
        return new Registered(id, follower.name(), user.email(), password, account, expertKey, now);
    }

    private static String userName(String name) {
        String plain = UNUSABLE_IN_NAMES.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("_");
        return Secrets.hex(plain + "_", NAME_BYTES);
    }

    private static boolean isUsableAsKey(String apiKey) {
        return USABLE_AS_KEY.matcher(apiKey).matches();
    }

    private static NewAccount account(NewFollower follower, User user) {
        return new NewAccount(
                follower.name(),
                user.id(),
                SessionRole.FOLLOWER,
                Account.Platform.EXTERNAL,
                null,
                null,
                null,
                null,
                null,
                null,
                isUsableAsKey(follower.apiKey()) ? follower.apiKey() : null,
                null);
    }

    /** At least the smallest volume: one share, however small the product of quantity and multiplier. */
    private static SubscriptionRequest subscription(
            NewFollower.RiskConfig limits, AccountId master, AccountId follower) {
        Map<String, @Nullable Object> risk = new HashMap<>();
        risk.put("maxQuantity", limits.maxQuantity());
        risk.put("maxOrderValue", limits.maxOrderValue());
        risk.put("maxDailyLoss", limits.maxDailyLoss());
        if (!limits.allowedInstruments().isEmpty()) {
            risk.put("allowedSymbols", limits.allowedInstruments());
        }
        return new SubscriptionRequest(
                master.value(),
                follower.value(),
                new SizingRequest("MULTIPLIER", limits.lotMultiplier()),
                false,
                null,
                true,
                Map.of(),
                true,
                true,
                null,
                null,
                null,
                risk);
    }
}
