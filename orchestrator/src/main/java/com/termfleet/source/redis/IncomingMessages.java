package com.termfleet.source.redis;

import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.UnavailableException;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.SignalIntake.Answered;
import com.termfleet.source.SignalIntake.Outcome;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has publishers' messages copied, in order, and tells on {@code trades:status} and {@code trades:errors} what became of them. While the
 * database is away they wait. {@link #add} is thread-safe, the rest for one thread.
 */
final class IncomingMessages {

    private static final Logger log = LoggerFactory.getLogger(IncomingMessages.class);

    private static final int MOST_WAITING = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final RedisLink link;
    private final SignalIntake intake;
    private final Accounts accounts;
    private final @Nullable Long configured;
    private final OwnMessages own;
    private final InstantSource clock;

    private record Waiting(String text, Instant since) {}

    /** @param configured id of the account for messages that name none; null: the only one of platform TRADINGVIEW */
    IncomingMessages(
            RedisLink link,
            SignalIntake intake,
            Accounts accounts,
            @Nullable Long configured,
            OwnMessages own,
            InstantSource clock) {
        this.link = link;
        this.intake = intake;
        this.accounts = accounts;
        this.configured = configured;
        this.own = own;
        this.clock = clock;
    }

    /** Does not block. */
    void add(String text) {
        if (!waiting.offer(new Waiting(text, clock.instant()))) {
            log.error("Message of {} dropped because too many wait", Channels.TRADES);
        }
    }

    void run() throws InterruptedException {
        while (true) {
            Waiting next = waiting.take();
            try {
                take(next);
            } catch (RuntimeException e) {
                log.error("Message of {} not carried out message={}", Channels.TRADES, next.text(), e);
                tellError(null, null, "The server could not carry the message out; its log says why.");
            }
        }
    }

    private void take(Waiting message) throws InterruptedException {
        Received received;
        AccountId account;
        try {
            received = MessageReader.read(message.text());
            if (own.contains(received.id())) {
                return;
            }
            account = account(received);
        } catch (InvalidInputException e) {
            log.warn("Message of {} refused reason={}", Channels.TRADES, e.getMessage());
            tellError(null, null, String.valueOf(e.getMessage()));
            return;
        }
        String key = received.id() == null ? null : "redis:" + received.id();
        SignalIntake.Receipt receipt = stored(account, message.since(), key, received);
        CompletableFuture<Outcome> _ =
                receipt.outcome().whenComplete((outcome, failure) -> tell(received, outcome, failure));
        if (received.trade() instanceof TradeMessage.Updated updated && updated.trailingPips() != null) {
            tellError(
                    received.id(),
                    updated.tradeId(),
                    "trailing_stop_pips: a stop cannot be trailed here, since messages bring no prices; stop_loss and take_profit were set");
        }
    }

    private SignalIntake.Receipt stored(AccountId account, Instant since, @Nullable String key, Received received)
            throws InterruptedException {
        while (true) {
            try {
                return intake.accept(account, since, key, MessageRequests.of(received.trade()));
            } catch (UnavailableException e) {
                log.warn("Message waits trade={} reason={}", received.trade().tradeId(), e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
    }

    private AccountId account(Received received) {
        Long wanted = received.account() == null ? configured : received.account();
        List<AccountId> found = accounts.all().stream()
                .filter(account -> account.platform() == Account.Platform.TRADINGVIEW)
                .map(Account::id)
                .filter(id -> wanted == null || id.value() == wanted)
                .toList();
        if (found.size() != 1) {
            throw new InvalidInputException(
                    "account_id",
                    wanted == null
                            ? "is required, since there is not exactly one account of platform TRADINGVIEW; or set termfleet.redis.account"
                            : "must be the id of an account of platform TRADINGVIEW, was " + wanted);
        }
        return found.getFirst();
    }

    private void tell(Received received, @Nullable Outcome outcome, @Nullable Throwable failure) {
        String trade = received.trade().tradeId();
        if (outcome == null || failure != null) {
            tellError(received.id(), trade, "The server could not carry it out now; it is taken up again.");
        } else if (outcome.isCommitted()) {
            Answered last = outcome.signals().getLast();
            Long ticket = last.ticket() == null ? null : last.ticket().value();
            publish(
                    Channels.STATUS,
                    MessageWriter.status(own.newId(), received.id(), trade, "executed", ticket, clock.instant()));
        } else {
            outcome.signals().stream()
                    .filter(signal -> signal.text() != null)
                    .forEach(signal -> tellError(received.id(), trade, String.valueOf(signal.text())));
        }
    }

    private void tellError(@Nullable String message, @Nullable String trade, String error) {
        publish(Channels.ERRORS, MessageWriter.error(own.newId(), message, trade, error, clock.instant()));
    }

    private void publish(String channel, String text) {
        try {
            if (!link.publish(channel, text)) {
                log.debug("Not told because Redis is away channel={}", channel);
            }
        } catch (RedisException e) {
            log.debug("Not known whether it was told channel={}", channel, e);
        }
    }
}
