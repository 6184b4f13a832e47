package com.termfleet.terminal.supervision;

import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.ExternalStates;
import com.termfleet.terminal.TerminalStates.Broker;
import com.termfleet.terminal.TerminalStates.Expert;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.state.ExpertStatus;
import com.termfleet.terminal.state.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The accounts without a terminal here: only their sessions are known, or what their platforms tell. Thread-safe. */
@Component
final class ExternalSessions implements ExternalStates {

    private final TerminalEventPublisher publisher;
    private final Clock clock;
    private final Duration silence;
    private final Map<AccountId, ExpertStatus> sessions = new ConcurrentHashMap<>();

    /** The sessions of experts that send no heartbeats, of which an account may have several. Changed under the lock of the account. */
    private final Map<AccountId, Set<String>> withoutHeartbeats = new ConcurrentHashMap<>();

    ExternalSessions(TerminalEventPublisher publisher, Clock clock, Timing timing) {
        this.publisher = publisher;
        this.clock = clock;
        this.silence = timing.silence();
    }

    void add(AccountId account) {
        sessions.putIfAbsent(account, ExpertStatus.none(clock.instant()));
    }

    void remove(AccountId account) {
        sessions.remove(account);
        withoutHeartbeats.remove(account);
    }

    void opened(AccountId account, String session, @Nullable String currency) {
        change(account, expertStatus -> expertStatus.opened(session, currency, clock.instant()));
    }

    /** One of the experts that send no heartbeats has signed in. */
    void arrived(AccountId account, String session) {
        change(account, expertStatus -> {
            withoutHeartbeats.computeIfAbsent(account, any -> new HashSet<>()).add(session);
            return expertStatus.present(clock.instant());
        });
    }

    /** The account's others may be connected still. */
    void left(AccountId account, String session) {
        change(account, expertStatus -> {
            Set<String> open = withoutHeartbeats.get(account);
            boolean wasLast = open != null && open.remove(session) && open.isEmpty();
            return wasLast ? expertStatus.absent(clock.instant()) : expertStatus;
        });
    }

    void beat(AccountId account, String session, Heartbeat heartbeat, Instant at) {
        change(account, expertStatus -> expertStatus.beat(session, heartbeat, at));
    }

    void closed(AccountId account, String session) {
        change(account, expertStatus -> expertStatus.closed(session));
    }

    @Override
    public void broker(AccountId account, Broker state, @Nullable String why) {
        report(account, status -> status.withBroker(state, clock.instant(), why));
    }

    @Override
    public void expert(AccountId account, Expert state, @Nullable String why) {
        report(account, status -> status.reported(state, clock.instant(), why));
    }

    private void report(AccountId account, UnaryOperator<ExpertStatus> verb) {
        sessions.computeIfPresent(account, (_, before) -> {
            ExpertStatus after = verb.apply(before);
            publisher.compare(account, before, after, clock.instant());
            publisher.changed(view(account, after));
            return after;
        });
    }

    /** Called about every second. */
    void check() {
        Instant now = clock.instant();
        sessions.keySet()
                .forEach(account -> change(account, expertStatus -> expertStatus.silentIfOverdue(now, silence)));
    }

    Optional<TerminalView> find(AccountId account) {
        return Optional.ofNullable(sessions.get(account)).map(expertStatus -> view(account, expertStatus));
    }

    /** Under the map's lock of this account, so that listeners receive changes in order. */
    private void change(AccountId account, UnaryOperator<ExpertStatus> verb) {
        sessions.computeIfPresent(account, (_, before) -> {
            ExpertStatus after = verb.apply(before);
            if (!after.equals(before)) {
                publisher.compare(account, before, after, clock.instant());
                publisher.changed(view(account, after));
            }
            return after;
        });
    }

    private static TerminalView view(AccountId account, ExpertStatus expertStatus) {
        Heartbeat heartbeat = expertStatus.heartbeat();
        return new TerminalView(
                account,
                null,
                null,
                expertStatus.broker().value(),
                expertStatus.expert().value(),
                null,
                expertStatus.broker().since(),
                expertStatus.expert().since(),
                expertStatus.broker().why() == null
                        ? expertStatus.expert().why()
                        : expertStatus.broker().why(),
                0,
                expertStatus.lastBeat(),
                heartbeat == null ? null : heartbeat.balance(),
                heartbeat == null ? null : heartbeat.equity(),
                heartbeat == null ? null : heartbeat.positions(),
                expertStatus.currency(),
                null,
                null,
                null);
    }
}
