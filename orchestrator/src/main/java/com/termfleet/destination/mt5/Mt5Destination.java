package com.termfleet.destination.mt5;

import com.termfleet.destination.CopyMark;
import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.Follower;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.destination.PlatformDestination;
import com.termfleet.figures.SymbolMemory;
import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.message.ExpertNotice;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.gateway.message.MarketPrice;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.gateway.message.SymbolLine;
import com.termfleet.gateway.message.TicketList;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Followers that are connected to the gateway: orders out, answers and snapshots in. */
@Component
@org.springframework.core.annotation.Order(0)
final class Mt5Destination implements PlatformDestination, MessageHandler {

    private final Sessions sessions;
    private final Clock clock;
    private final SymbolMemory symbols;
    private final Map<AccountId, Mt5Follower> followers = new ConcurrentHashMap<>();

    /** Set once at start-up, before the gateway listens. */
    private volatile @Nullable ExecutionListener listener;

    Mt5Destination(Sessions sessions, Clock clock, SymbolMemory symbols) {
        this.sessions = sessions;
        this.clock = clock;
        this.symbols = symbols;
    }

    @Override
    public Optional<Follower> find(AccountId account) {
        return Optional.ofNullable(followers.get(account));
    }

    @Override
    public void send(List<Order> orders) {
        List<Sessions.Addressed> lines = new ArrayList<>(orders.size());
        for (Order order : orders) {
            Mt5Follower follower = followers.get(order.follower());
            if (follower != null) {
                lines.add(new Sessions.Addressed(follower.session(), Commands.of(order)));
            }
        }
        sessions.sendAll(lines);
    }

    @Override
    public void requestSnapshot(AccountId account) {
        Mt5Follower follower = followers.get(account);
        if (follower != null) {
            follower.session().send(new Outbound.SnapshotRequest());
        }
    }

    @Override
    public void compared(AccountId account, List<Ticket> notCopied, String reason) {
        Mt5Follower follower = followers.get(account);
        if (follower != null) {
            notCopied.forEach(ticket -> follower.session().send(new ExpertNotice.SyncClose(ticket, reason)));
            follower.session().send(new ExpertNotice.TicketsCompared());
        }
    }

    @Override
    public void reportTo(ExecutionListener listener) {
        if (this.listener != null) {
            throw new IllegalStateException("answers are reported to one listener, and there is one already");
        }
        this.listener = listener;
    }

    @Override
    public SessionRole role() {
        return SessionRole.FOLLOWER;
    }

    /** What differs is how an order is written, which is the session's business, and what a follower can do. */
    @Override
    public Set<Dialect> dialects() {
        return Set.of(Dialect.V1, Dialect.COPY_TRADE_PRO);
    }

    @Override
    public String memoryOf(AccountId account, Session.Introduction introduction) {
        return symbols.epochFor(account, introduction);
    }

    @Override
    public void opened(Session session) {
        followers.put(session.account(), new Mt5Follower(session, symbols.open(session)));
        listener().connected(session.account());
    }

    @Override
    public void received(Session session, Inbound message) {
        if (!isCurrent(session)) {
            return;
        }
        switch (message) {
            case FollowerMessage answer -> listener().reported(Reports.of(session.account(), answer, clock.instant()));
            case Snapshot snapshot -> listener().snapshot(session.account(), held(snapshot));
            case TicketList list -> listener().tickets(session.account(), Set.copyOf(list.tickets()), clock.instant());
            // A basic follower's expert tells of its chart only; what it can trade is its own business.
            case SymbolLine _, MarketPrice _ when session.dialect() == Dialect.COPY_TRADE_PRO -> {}
            case SymbolLine symbol -> symbols.announce(session, symbol.spec(), symbol.tickValue(), symbol.margin());
            default -> throw new IllegalStateException("the gateway let a master's message through");
        }
    }

    @Override
    public void closed(Session session) {
        // A newer session of the same account may have taken its place already.
        Mt5Follower follower = followers.get(session.account());
        if (follower != null && follower.isOf(session) && followers.remove(session.account(), follower)) {
            symbols.left(session);
            listener().disconnected(session.account());
        }
    }

    private boolean isCurrent(Session session) {
        Mt5Follower follower = followers.get(session.account());
        return follower != null && follower.isOf(session);
    }

    private static List<HeldPosition> held(Snapshot snapshot) {
        return snapshot.positions().stream()
                .map(position -> new HeldPosition(
                        position.ticket(),
                        position.type(),
                        position.symbol(),
                        position.lots(),
                        position.price(),
                        position.stopLoss(),
                        position.takeProfit(),
                        CopyMark.pair(position.comment()),
                        position.profit()))
                .toList();
    }

    private ExecutionListener listener() {
        ExecutionListener current = listener;
        if (current == null) {
            throw new IllegalStateException("No listener for followers is set");
        }
        return current;
    }
}
