package com.termfleet.compat.copier.order;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.Account.Platform;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.copy.subscription.SubscriptionRequest;
import com.termfleet.copy.subscription.SubscriptionRequest.SizingRequest;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UnavailableException;
import com.termfleet.signal.Recipients;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Places and changes orders of programs for follower accounts. An order is a trade of the owner's order desk, a master account
 * without a terminal, and is copied one to one to that account alone: limits, stops, unknown outcomes and restarts are treated
 * as those of any other copy. Thread-safe; blocks until the broker has answered, but not longer than some seconds.
 */
@Component
public class OrderDesk {

    static final String NAME = "Orders over HTTP";

    private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,100}");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final int DECIMALS = 8;

    private final OrderTable table;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final SignalIntake intake;
    private final ApplicationEventPublisher actions;
    private final Clock clock;
    private final ReentrantLock opening = new ReentrantLock();

    OrderDesk(
            OrderTable table,
            Accounts accounts,
            Subscriptions subscriptions,
            SignalIntake intake,
            ApplicationEventPublisher actions,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.intake = intake;
        this.actions = actions;
        this.clock = clock;
    }

    /** Which order of an account is meant: by its ticket, or by the broker's id. */
    public sealed interface Which {

        record ByTicket(long ticket) implements Which {}

        record ByBrokerId(String id) implements Which {}
    }

    /**
     * Places an order, once for each client id.
     *
     * @throws InvalidInputException if the client id cannot be used, or the account is no follower
     * @throws ConflictException if the client id names another order, or the order was refused
     * @throws UnavailableException if it cannot be said yet what becomes of it; asked again with the client id, it is told
     */
    public OrderState place(Account follower, NewOrder order, String clientId, Principal principal) {
        requireFollower(follower);
        checkClientId(clientId);
        AccountId desk = opened(follower, principal);
        String key = OrderTable.key(follower.id(), clientId);
        SignalIntake.Outcome outcome = carriedOut(intake.accept(
                desk,
                clock.instant(),
                key,
                new SourceRequest.Open(
                        key,
                        order.type(),
                        order.symbol(),
                        order.lots(),
                        order.price(),
                        order.stopLoss(),
                        order.takeProfit(),
                        order.comment(),
                        Recipients.only(follower.id()))));
        TradeId trade = committed(outcome);
        OrderTable.Row row = await(
                () -> table.byTrade(desk, follower.id(), trade),
                found -> found.state().isAnswered());
        boolean same = row.askedSymbol().equals(order.symbol().name())
                && row.state().type().equals(order.type().name())
                && row.asked().compareTo(order.lots().value()) == 0;
        if (!same) {
            throw new ConflictException("The client id \"" + clientId + "\" names another order, of "
                    + row.asked().toPlainString() + " " + row.askedSymbol() + "; use a new one.");
        }
        return row.state();
    }

    /**
     * Changes the levels of a position, and the price of a pending order.
     *
     * @param stopLoss null to leave it; 0 to remove it; likewise {@code takeProfit}
     * @param price of a pending order; null to leave it
     */
    public OrderState modify(
            Account follower,
            Which which,
            @Nullable BigDecimal stopLoss,
            @Nullable BigDecimal takeProfit,
            @Nullable BigDecimal price) {
        AccountId desk = desk(follower, which);
        OrderTable.Row row = live(follower, desk, which);
        submit(
                desk,
                null,
                new SourceRequest.Modify(
                        new Target.Ticketed(row.trade()),
                        stopLoss == null ? null : NewOrder.price(stopLoss),
                        takeProfit == null ? null : NewOrder.price(takeProfit),
                        price == null ? null : NewOrder.price(price)));
        return await(
                        () -> table.byTrade(desk, follower.id(), row.state().tradeId()),
                        found -> !found.changing()
                                || "MODIFY_REFUSED".equals(found.state().reasonCode()))
                .state();
    }

    /**
     * Closes a position, or a part of it.
     *
     * @param lots null for all
     * @param clientId a repeat with the same counts once; null if repeats cannot be told
     */
    public OrderState close(Account follower, Which which, @Nullable BigDecimal lots, @Nullable String clientId) {
        if (clientId != null) {
            checkClientId(clientId);
        }
        AccountId desk = desk(follower, which);
        OrderTable.Row row = find(follower, desk, which);
        OrderState before = row.state();
        if (before.isOver()) {
            return before;
        }
        if (!before.status().equals("OPEN")) {
            throw new ConflictException("Order " + before.clientId() + " is a pending order; remove it instead.");
        }
        BigDecimal open = before.remaining();
        Lots part = part(lots, open, row.left());
        submit(
                desk,
                clientId == null ? null : "close:" + follower.id() + ":" + clientId,
                new SourceRequest.Close(new Target.Ticketed(row.trade()), part, Price.NONE, Money.ZERO));
        return await(
                        () -> table.byTrade(desk, follower.id(), before.tradeId()),
                        found -> found.state().isOver()
                                || (part != null && isLess(found.state().remaining(), open)))
                .state();
    }

    private static void checkClientId(String clientId) {
        if (!CLIENT_ID.matcher(clientId).matches()) {
            throw new InvalidInputException("clientId", "must be 1 to 100 printable ASCII characters without spaces");
        }
    }

    private static boolean isLess(@Nullable BigDecimal is, @Nullable BigDecimal was) {
        return is != null && was != null && is.compareTo(was) < 0;
    }

    /**
     * What to close of the order, of which the copy may have less. Rounded up, since the copy's share is rounded down.
     *
     * @return null for all
     */
    private static @Nullable Lots part(@Nullable BigDecimal lots, @Nullable BigDecimal open, BigDecimal left) {
        if (lots == null || (open != null && lots.compareTo(open) == 0)) {
            return null;
        }
        if (open == null || lots.compareTo(open) > 0) {
            throw new InvalidInputException(
                    "volume", "must be at most what is open: " + (open == null ? "0" : open.toPlainString()));
        }
        return new Lots(
                lots.multiply(left).divide(open, DECIMALS, RoundingMode.UP).min(left));
    }

    /** Removes a pending order. */
    public OrderState cancel(Account follower, Which which) {
        AccountId desk = desk(follower, which);
        OrderTable.Row row = find(follower, desk, which);
        OrderState before = row.state();
        if (before.isOver()) {
            return before;
        }
        if (before.status().equals("OPEN")) {
            throw new ConflictException("Order " + before.clientId() + " is a position; close it instead.");
        }
        submit(desk, null, new SourceRequest.Cancel(new Target.Ticketed(row.trade())));
        return await(
                        () -> table.byTrade(desk, follower.id(), before.tradeId()),
                        found ->
                                found.state().isOver() || found.state().status().equals("OPEN"))
                .state();
    }

    private static void requireFollower(Account account) {
        if (account.role() != SessionRole.FOLLOWER) {
            throw new InvalidInputException("account", "must be a follower: the expert of a master takes no orders");
        }
    }

    private AccountId desk(Account follower, Which which) {
        requireFollower(follower);
        return table.desk(follower.owner().value()).orElseThrow(() -> unknown(follower, which));
    }

    private OrderTable.Row live(Account follower, AccountId desk, Which which) {
        OrderTable.Row row = find(follower, desk, which);
        if (!row.state().isLive()) {
            throw new ConflictException("Order " + row.state().clientId() + " is not open: it is "
                    + row.state().status() + ".");
        }
        return row;
    }

    private OrderTable.Row find(Account follower, AccountId desk, Which which) {
        Optional<OrderTable.Row> found = switch (which) {
            case Which.ByTicket by -> table.byTicket(desk, follower.id(), by.ticket());
            case Which.ByBrokerId by -> table.byBrokerId(desk, follower.id(), by.id());
        };
        return found.orElseThrow(() -> unknown(follower, which));
    }

    /** A position that follows a master would be out of step with it. */
    private RuntimeException unknown(Account follower, Which which) {
        if (which instanceof Which.ByTicket by) {
            Optional<AccountId> master = table.masterOf(follower.id(), by.ticket());
            if (master.isPresent()) {
                return new ConflictException("Position " + by.ticket() + " is a copy of a trade of account "
                        + master.get() + " and follows it; change it there, or remove the subscription.");
            }
        }
        String name = switch (which) {
            case Which.ByTicket by -> Long.toString(by.ticket());
            case Which.ByBrokerId by -> by.id();
        };
        return new NotFoundException("No order " + name + " was placed for account " + follower.id() + " over HTTP.");
    }

    private void submit(AccountId desk, @Nullable String key, SourceRequest request) {
        TradeId _ = committed(carriedOut(intake.accept(desk, clock.instant(), key, request)));
    }

    private static SignalIntake.Outcome carriedOut(SignalIntake.Receipt receipt) {
        try {
            return receipt.outcome().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new UnavailableException(
                    "The order is stored and will be carried out; ask again with its client id what became of it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops.");
        }
    }

    private static TradeId committed(SignalIntake.Outcome outcome) {
        SignalIntake.Answered answer = outcome.signals().getFirst();
        TradeId trade = answer.trade();
        if (trade == null) {
            throw new ConflictException("The order was refused: " + answer.text());
        }
        return trade;
    }

    /** @return as it is at last, whether it has come to that or not */
    private static OrderTable.Row await(Supplier<Optional<OrderTable.Row>> read, Predicate<OrderTable.Row> done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<OrderTable.Row> row = read.get();
        while ((row.isEmpty() || !done.test(row.get())) && System.nanoTime() < end) {
            try {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnavailableException("The server stops.");
            }
            row = read.get();
        }
        return row.orElseThrow(() -> new UnavailableException(
                "The order was taken and is not known at the account yet; ask again with its client id."));
    }

    /** The owner's desk, from which this follower copies. Made when it is needed first. */
    private AccountId opened(Account follower, Principal principal) {
        opening.lock();
        try {
            AccountId desk = table.desk(follower.owner().value()).orElseGet(() -> made(follower, principal));
            boolean subscribed =
                    subscriptions
                            .list(principal, follower.id().value(), new PageRequest(0, PageRequest.MAX_SIZE))
                            .items()
                            .stream()
                            .anyMatch(view -> view.masterAccountId().equals(desk)
                                    && view.followerAccountId().equals(follower.id()));
            if (!subscribed) {
                subscriptions.create(oneToOne(desk, follower.id()), principal);
            }
            return desk;
        } finally {
            opening.unlock();
        }
    }

    private AccountId made(Account follower, Principal principal) {
        Account account = accounts.create(new NewAccount(
                        NAME, follower.owner(), SessionRole.MASTER, Platform.HTTP, null, null, null, null, null))
                .account();
        table.putDesk(follower.owner().value(), account.id());
        actions.publishEvent(new PersonAction(
                principal,
                Subject.ACCOUNT,
                account.id().value(),
                "placed an order over HTTP, for which this account was made"));
        return account.id();
    }

    private static SubscriptionRequest oneToOne(AccountId desk, AccountId follower) {
        return new SubscriptionRequest(
                desk.value(),
                follower.value(),
                new SizingRequest("MULTIPLIER", BigDecimal.ONE),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
