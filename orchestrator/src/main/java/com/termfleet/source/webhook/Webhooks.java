package com.termfleet.source.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.termfleet.access.TooManyAttemptsException;
import com.termfleet.account.Account;
import com.termfleet.account.AccountSecrets;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.source.SignalIntake;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the calls of webhooks: stores what they ask for, and leaves it to the intake to carry it out. Thread-safe; blocks. */
@Component
public class Webhooks {

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int REMEMBERED = 10_000;

    private final AccountSecrets secrets;
    private final SignalIntake intake;
    private final WebhookProperties properties;
    private final TimeMeter time;
    private final Clock clock;
    private final Counter taken;
    private final Counter refused;
    private final Cache<AccountId, Bucket> rates;

    Webhooks(
            AccountSecrets secrets,
            SignalIntake intake,
            WebhookProperties properties,
            TimeMeter time,
            Clock clock,
            MeterRegistry metrics) {
        this.secrets = secrets;
        this.intake = intake;
        this.properties = properties;
        this.time = time;
        this.clock = clock;
        this.taken = metrics.counter("termfleet.webhook.alerts", "outcome", "taken");
        this.refused = metrics.counter("termfleet.webhook.alerts", "outcome", "refused");
        this.rates = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(SECOND.multipliedBy(2))
                .ticker(time::currentTimeNanos)
                .build();
    }

    /**
     * Stored when it returns.
     *
     * @param secret the last part of the webhook's address
     * @param address where the call comes from
     * @throws NotFoundException if there is no such webhook
     * @throws NotAllowedException if TradingView does not call from that address
     * @throws TooManyAttemptsException if the webhook is called too often
     * @throws com.termfleet.kernel.InvalidInputException with every field of the body that cannot be used
     * @throws com.termfleet.kernel.UnavailableException if it cannot be stored now
     */
    public SignalIntake.Receipt call(String secret, String address, String body) {
        if (!properties.admits(address)) {
            refused.increment();
            log.warn("Webhook called from an address that is not allowed address={}", address);
            throw new NotAllowedException(
                    "Calls of webhooks are not taken from " + address + "; see TERMFLEET_TRADINGVIEW_ADDRESSES.");
        }
        Account account = secrets.withToken(secret)
                .filter(found -> found.platform() == Account.Platform.TRADINGVIEW)
                .orElseThrow(() -> new NotFoundException("There is no such webhook."));
        checkRate(account.id());
        try {
            Alert alert = AlertBody.read(body);
            SignalIntake.Receipt receipt = intake.accept(account.id(), clock.instant(), alert.key(), alert.request());
            taken.increment();
            return receipt;
        } catch (RuntimeException e) {
            refused.increment();
            log.warn("Alert refused account={} reason={}", account.id(), e.getMessage());
            throw e;
        }
    }

    private void checkRate(AccountId account) {
        ConsumptionProbe probe = rates.get(account, any -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refused.increment();
            throw TooManyAttemptsException.requests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket() {
        int most = properties.alertsPerSecond();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, SECOND))
                .withCustomTimePrecision(time)
                .build();
    }
}
