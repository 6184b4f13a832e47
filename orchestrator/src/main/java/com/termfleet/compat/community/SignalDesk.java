package com.termfleet.compat.community;

import com.termfleet.account.Account;
import com.termfleet.database.EmptyQueues;
import com.termfleet.database.LeadershipListener;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UnavailableException;
import com.termfleet.source.SignalIntake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Stores signals for polling experts and passes them to the intake, which has them copied to all other followers. What was
 * stored and not passed on when a server ended is passed on later, once: its id is its key. Thread-safe; blocks.
 */
@Component
class SignalDesk implements LeadershipListener {

    private static final Logger log = LoggerFactory.getLogger(SignalDesk.class);

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final CommunitySignals signals;
    private final SignalIntake intake;
    private final CommunityProperties properties;
    private final Clock clock;
    private final EmptyQueues<AccountId> empty = new EmptyQueues<>();

    SignalDesk(CommunitySignals signals, SignalIntake intake, CommunityProperties properties, Clock clock) {
        this.signals = signals;
        this.intake = intake;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Idempotent by the signal's id: a repeat is answered with what is stored, and changes nothing.
     *
     * @throws UnavailableException if it is not stored, or not known whether it is
     */
    CommunitySignals.Row post(Account account, SignalRequest signal) {
        CommunitySignals.Row stored = stored(account.id(), signal, clock.instant());
        if (!stored.submitted()) {
            submit(stored);
        }
        return stored;
    }

    private CommunitySignals.Row stored(AccountId account, SignalRequest signal, Instant now) {
        try {
            return signals.add(account, signal, now, now.plus(properties.signalLifetime()));
        } finally {
            empty.added(account);
        }
    }

    List<CommunitySignals.Row> poll(Account account) {
        AccountId id = account.id();
        return empty.take(
                id, () -> signals.handOut(id, clock.instant(), properties.lease()), () -> signals.hasNone(id));
    }

    /** Another server may have stored signals. */
    @Override
    public void leadershipTaken() {
        empty.forgetAll();
    }

    private void submit(CommunitySignals.Row row) {
        intake.accept(
                row.account(),
                row.createdAt(),
                "signal:" + row.signal().id(),
                row.signal().toSource());
        if (!signals.submitted(row.id())) {
            // It was copied, but experts that ask for signals would never see it. A repeat stores it, and is copied
            // once.
            throw new UnavailableException("The signal was lost with the database. Send it again with the same id.");
        }
    }

    /** Those that were being posted a moment ago are left to whoever posts them. */
    void passOnLeftOver() {
        for (CommunitySignals.Row row : signals.unsubmitted(clock.instant().minus(A_MOMENT))) {
            log.info(
                    "Signal taken up again account={} signal={}",
                    row.account(),
                    row.signal().id());
            submit(row);
        }
    }
}
