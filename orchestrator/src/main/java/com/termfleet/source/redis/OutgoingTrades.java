package com.termfleet.source.redis;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes captured trades, in order. While Redis is away they wait; an open that has waited for {@link #MOST_AGE} is not published any
 * more, since a worker would execute it at another price, and neither is what follows of its trade. What may have arrived is never
 * published twice. {@link #add} is thread-safe, the rest for one thread.
 */
final class OutgoingTrades {

    private static final Logger log = LoggerFactory.getLogger(OutgoingTrades.class);

    private static final Duration MOST_AGE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_WAITING = 2_000;

    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final RedisLink link;
    private final BridgedTrades trades;
    private final OwnMessages own;
    private final InstantSource clock;

    private record Waiting(AccountId account, TradeMessage trade, Instant since) {}

    OutgoingTrades(RedisLink link, BridgedTrades trades, OwnMessages own, InstantSource clock) {
        this.link = link;
        this.trades = trades;
        this.own = own;
        this.clock = clock;
    }

    /** Does not block. */
    void add(AccountId account, TradeMessage trade) {
        if (!waiting.offer(new Waiting(account, trade, clock.instant()))) {
            log.error("Trade not published because too many wait account={} trade={}", account, trade.tradeId());
        }
    }

    void run() throws InterruptedException {
        while (true) {
            Waiting next = waiting.take();
            try {
                publishOnceConnected(next);
            } catch (RuntimeException e) {
                log.error(
                        "Trade not published account={} trade={}",
                        next.account(),
                        next.trade().tradeId(),
                        e);
            }
        }
    }

    private void publishOnceConnected(Waiting next) throws InterruptedException {
        while (!isTooOld(next)) {
            if (link.isOpen()) {
                publish(next);
                return;
            }
            Thread.sleep(PAUSE);
        }
        log.warn(
                "Open not published because Redis was away for too long account={} trade={}",
                next.account(),
                next.trade().tradeId());
    }

    private boolean isTooOld(Waiting next) {
        return next.trade() instanceof TradeMessage.Opened
                && next.since().plus(MOST_AGE).isBefore(clock.instant());
    }

    private void publish(Waiting next) {
        AccountId account = next.account();
        switch (next.trade()) {
            case TradeMessage.Opened opened -> {
                trades.open(account, opened.tradeId(), opened.quantity());
                send(opened, Optional.empty());
            }
            case TradeMessage.Updated updated ->
                trades.find(account, updated.tradeId()).ifPresent(bridged -> send(updated, Optional.of(bridged)));
            case TradeMessage.Closed closed ->
                trades.find(account, closed.tradeId()).ifPresent(bridged -> close(account, closed, bridged));
        }
    }

    private void close(AccountId account, TradeMessage.Closed closed, BridgedTrades.Bridged bridged) {
        Lots part = closed.isPartial() ? closed.quantity().min(bridged.remaining()) : bridged.remaining();
        Lots rest = bridged.remaining().minus(part);
        trades.remaining(account, closed.tradeId(), rest);
        send(
                new TradeMessage.Closed(
                        closed.tradeId(), closed.instrument(), closed.side(), part, !rest.isZero(), closed.price()),
                Optional.of(bridged));
    }

    private void send(TradeMessage trade, Optional<BridgedTrades.Bridged> bridged) {
        Long ticket = bridged.map(BridgedTrades.Bridged::ticket).orElse(null);
        try {
            String text = MessageWriter.trade(own.newId(), trade, ticket, clock.instant());
            if (!link.publish(Channels.TRADES, text)) {
                log.error("Trade not published because Redis went away trade={}", trade.tradeId());
            }
        } catch (RedisException e) {
            log.error("It is not known whether a trade was published trade={}", trade.tradeId(), e);
        }
    }
}
