package com.termfleet.compat.community;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.termfleet.access.Principal;
import com.termfleet.access.Scope;
import com.termfleet.access.SignIn;
import com.termfleet.access.TooManyAttemptsException;
import com.termfleet.account.Account;
import com.termfleet.account.AccountSecrets;
import com.termfleet.account.Accounts;
import com.termfleet.compat.community.CommunityCaller.InvalidKeyException;
import com.termfleet.compat.community.CommunityProperties.Open;
import com.termfleet.compat.followers.FollowerSources;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UnavailableException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the account of a request by its {@code X-API-Key}: the token of an account of platform HTTP, or an API token of a person
 * who has exactly one such account. Limits the requests of each account. Thread-safe.
 */
@Component
class CommunityKeys {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int REMEMBERED = 10_000;

    private final AccountSecrets secrets;
    private final Accounts accounts;
    private final SignIn signIn;
    private final LeadershipStatus leadership;
    private final CommunityProperties properties;
    private final TimeMeter time;
    private final FollowerSources followers;
    private final Cache<AccountId, Bucket> rates;

    CommunityKeys(
            AccountSecrets secrets,
            Accounts accounts,
            SignIn signIn,
            LeadershipStatus leadership,
            CommunityProperties properties,
            TimeMeter time,
            FollowerSources followers) {
        this.secrets = secrets;
        this.accounts = accounts;
        this.signIn = signIn;
        this.leadership = leadership;
        this.properties = properties;
        this.time = time;
        this.followers = followers;
        this.rates = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(SECOND.multipliedBy(4))
                .ticker(time::currentTimeNanos)
                .build();
    }

    /**
     * @param key null if the request shows none
     * @param reads whether the request only reads
     * @throws InvalidKeyException if the key is wrong, or there is none and one is needed
     * @throws TooManyAttemptsException if the key is used too often
     * @throws UnavailableException if another server has the lead
     */
    CommunityCaller caller(@Nullable String key, boolean reads) {
        if (leadership.state() == LeadershipStatus.State.STANDBY) {
            throw new UnavailableException("This server is a standby. Send the request to the leader.");
        }
        CommunityCaller caller = key == null || key.isBlank() ? withoutKey(reads) : withKey(key.strip());
        ConsumptionProbe probe =
                rates.get(caller.account().id(), any -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw TooManyAttemptsException.requests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        return caller;
    }

    private CommunityCaller withKey(String key) {
        Optional<Account> account = secrets.withToken(key).filter(CommunityKeys::isCommunity);
        return account.map(found -> new CommunityCaller(found, true, true))
                .or(() -> signIn.withToken(key).flatMap(this::ofPerson))
                .orElseThrow(InvalidKeyException::new);
    }

    private Optional<CommunityCaller> ofPerson(Principal person) {
        return only(account -> account.owner().equals(person.user()))
                .map(account -> new CommunityCaller(account, person.has(Scope.SIGNALS), person.has(Scope.FOLLOWERS)));
    }

    private CommunityCaller withoutKey(boolean reads) {
        boolean open = properties.open() == Open.ALL || (reads && properties.open() == Open.READS);
        return (open ? only(account -> account.role() == SessionRole.MASTER) : Optional.<Account>empty())
                .map(account -> new CommunityCaller(account, true, true))
                .orElseThrow(InvalidKeyException::new);
    }

    private Optional<Account> only(Predicate<Account> wanted) {
        List<Account> found = accounts.all().stream()
                .filter(CommunityKeys::isCommunity)
                .filter(wanted)
                .toList();
        if (found.size() > 1) {
            found = found.stream()
                    .filter(account -> !followers.includes(account.id()))
                    .toList();
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean isCommunity(Account account) {
        return account.platform() == Account.Platform.HTTP;
    }

    private Bucket bucket() {
        int each = properties.requestsPerSecond();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(2L * each).refillGreedy(each, SECOND))
                .withCustomTimePrecision(time)
                .build();
    }
}
