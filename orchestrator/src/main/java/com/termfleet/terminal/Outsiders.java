package com.termfleet.terminal;

import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.kernel.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The EXTERNAL accounts: their Expert Advisors connect from outside, so all there is to know is their session. Thread-safe. */
final class Outsiders {

    private final Chronicle chronicle;
    private final Clock clock;
    private final Duration silence;
    private final Map<AccountId, Link> links = new ConcurrentHashMap<>();

    Outsiders(Chronicle chronicle, Clock clock, Duration silence) {
        this.chronicle = chronicle;
        this.clock = clock;
        this.silence = silence;
    }

    void add(AccountId account) {
        links.putIfAbsent(account, Link.none(clock.instant()));
    }

    void remove(AccountId account) {
        links.remove(account);
    }

    void opened(AccountId account, String session, @Nullable String currency) {
        change(account, link -> link.opened(session, currency, clock.instant()));
    }

    void beat(AccountId account, String session, Heartbeat heartbeat, Instant at) {
        change(account, link -> link.beat(session, heartbeat, at));
    }

    void closed(AccountId account, String session) {
        change(account, link -> link.closed(session));
    }

    /** Called every second or so. */
    void check() {
        Instant now = clock.instant();
        links.keySet().forEach(account -> change(account, link -> link.silentIfOverdue(now, silence)));
    }

    Optional<TerminalView> find(AccountId account) {
        return Optional.ofNullable(links.get(account)).map(link -> view(account, link));
    }

    /** The lock is the map's, for this account alone, so listeners hear of changes in their order. */
    private void change(AccountId account, UnaryOperator<Link> verb) {
        links.computeIfPresent(account, (_, before) -> {
            Link after = verb.apply(before);
            if (!after.equals(before)) {
                chronicle.compare(account, before, after, clock.instant());
                chronicle.changed(view(account, after));
            }
            return after;
        });
    }

    private static TerminalView view(AccountId account, Link link) {
        Heartbeat heartbeat = link.heartbeat();
        return new TerminalView(
                account,
                null,
                null,
                link.broker().value(),
                link.expert().value(),
                null,
                link.broker().since(),
                link.expert().since(),
                link.broker().why() == null
                        ? link.expert().why()
                        : link.broker().why(),
                0,
                link.lastBeat(),
                heartbeat == null ? null : heartbeat.balance(),
                heartbeat == null ? null : heartbeat.equity(),
                heartbeat == null ? null : heartbeat.positions(),
                link.currency(),
                null,
                null,
                null);
    }
}
