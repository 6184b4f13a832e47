package com.termfleet.compat.copier.mt5;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.account.Account;
import com.termfleet.account.Account.Platform;
import com.termfleet.account.Accounts;
import com.termfleet.compat.copier.CopierCaller;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.HeldItem;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Heartbeat;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.UnavailableException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What MT5 accounts have. {@code account} is the account's number here; it may be left out when the key is an account's own, or
 * the caller has one MT5 account only.
 */
@RestController
@RequestMapping("/mt5")
class Mt5Controller {

    static final Predicate<Account> IS_MT5 =
            account -> account.platform() == Platform.MT5 || account.platform() == Platform.EXTERNAL;
    static final String MT5 = "of platform MT5 or EXTERNAL";
    private static final Predicate<Account> LISTS = IS_MT5.or(account -> account.platform() == Platform.MATCH_TRADER);
    private static final String LISTING = "of platform MT5, EXTERNAL or MATCH_TRADER";

    private final Accounts accounts;
    private final TerminalReports reports;
    private final HeldAtBroker heldAtBroker;
    private final AccountFigures figures;
    private final ClosedTrades closed;

    Mt5Controller(
            Accounts accounts,
            TerminalReports reports,
            HeldAtBroker heldAtBroker,
            AccountFigures figures,
            ClosedTrades closed) {
        this.accounts = accounts;
        this.reports = reports;
        this.heldAtBroker = heldAtBroker;
        this.figures = figures;
        this.closed = closed;
    }

    /**
     * Amounts are in the account's currency.
     *
     * @param connected whether the terminal is connected to its broker
     * @param leverage 100 for 1:100; null if the expert does not report it
     * @param reportedAt when the server received the figures
     */
    @Schema(name = "Mt5AccountState")
    record AccountState(
            AccountId accountId,
            String name,
            SessionRole role,
            @Nullable String login,
            @Nullable String server,
            @Nullable String currency,
            @Nullable String mode,
            Money balance,
            Money equity,
            Money margin,
            Money freeMargin,
            Money profit,
            int positions,
            @Nullable BigDecimal leverage,
            boolean tradeAllowed,
            boolean connected,
            Instant reportedAt) {

        static AccountState of(Account account, TerminalReports.Beat beat) {
            Heartbeat last = beat.heartbeat();
            Session.Introduction introduction = beat.introduction();
            return new AccountState(
                    account.id(),
                    account.name(),
                    account.role(),
                    introduction.login() == null ? account.login() : introduction.login(),
                    introduction.server() == null ? account.server() : introduction.server(),
                    introduction.currency(),
                    introduction.mode(),
                    last.balance(),
                    last.equity(),
                    last.margin(),
                    last.freeMargin(),
                    last.equity().minus(last.balance()),
                    last.positions(),
                    last.leverage(),
                    last.tradeAllowed(),
                    last.connected(),
                    beat.at());
        }
    }

    @OpenToAnyone
    @GetMapping("/account")
    AccountState account(
            @Parameter(hidden = true) CopierCaller caller, @RequestParam(required = false) @Nullable Long account) {
        Account meant = meant(caller, account);
        return AccountState.of(meant, reports.beat(meant.id()));
    }

    /**
     * @param orderId the broker's id, as of {@code POST /match/order}; null of an MT5 account, whose ticket is the broker's
     * @param price at which it was opened, or waits
     * @param profit null if the expert, or the broker, does not tell it
     */
    record Item(
            Ticket ticket,
            @Nullable String orderId,
            Symbol symbol,
            OrderType type,
            Lots volume,
            Price price,
            Price stopLoss,
            Price takeProfit,
            @Nullable Money profit,
            @Nullable Instant openedAt,
            String comment,
            long magic) {

        static Item of(Snapshot.Position held) {
            return new Item(
                    held.ticket(),
                    null,
                    held.symbol(),
                    held.type(),
                    held.lots(),
                    held.price(),
                    held.stopLoss(),
                    held.takeProfit(),
                    held.profit(),
                    held.openedAt(),
                    held.comment(),
                    held.magic());
        }

        static Item of(HeldItem held) {
            return new Item(
                    held.ticket(),
                    held.brokerId(),
                    held.symbol(),
                    held.type(),
                    held.lots(),
                    held.price(),
                    held.stopLoss(),
                    held.takeProfit(),
                    held.profit(),
                    held.openedAt(),
                    held.comment(),
                    0);
        }
    }

    record Positions(AccountId accountId, List<Item> positions) {}

    /** Also of an account at Match-Trader, if it is named. */
    @OpenToAnyone
    @GetMapping("/positions")
    Positions positions(
            @Parameter(hidden = true) CopierCaller caller, @RequestParam(required = false) @Nullable Long account) {
        Account meant = listing(caller, account);
        return new Positions(meant.id(), items(meant, false));
    }

    record Orders(AccountId accountId, List<Item> orders) {}

    /** Pending orders; also of an account at Match-Trader, if it is named. */
    @OpenToAnyone
    @GetMapping("/orders")
    Orders orders(
            @Parameter(hidden = true) CopierCaller caller, @RequestParam(required = false) @Nullable Long account) {
        Account meant = listing(caller, account);
        return new Orders(meant.id(), items(meant, true));
    }

    private List<Item> items(Account account, boolean pending) {
        Stream<Item> all = account.platform() == Platform.MATCH_TRADER
                ? heldAtBroker.of(account.id()).stream().map(Item::of)
                : reports.positions(account.id()).stream().map(Item::of);
        return all.filter(item -> item.type().isPending() == pending).toList();
    }

    /** What this server has seen closed: a master's trades, or a follower's copies. Newest first. */
    @OpenToAnyone
    @GetMapping("/history")
    Page<ClosedTrades.Entry> history(
            @Parameter(hidden = true) CopierCaller caller,
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return closed.list(meant(caller, account), from, to, new PageRequest(page, size));
    }

    /**
     * @param maxVolume zero: no limit is known
     * @param tickValue what one lot gains or loses by the tick size, in the account's currency; zero if it is not known, as
     *     are contract and tick size
     */
    record SymbolView(
            Symbol symbol,
            Lots minVolume,
            Lots maxVolume,
            Lots volumeStep,
            BigDecimal contractSize,
            BigDecimal tickSize,
            BigDecimal tickValue,
            @Nullable String productType) {

        static SymbolView of(SymbolMatch.Found symbol) {
            return new SymbolView(
                    symbol.spec().symbol(),
                    symbol.spec().minVolume(),
                    symbol.spec().maxVolume(),
                    symbol.spec().volumeStep(),
                    symbol.spec().contractSize(),
                    symbol.spec().tickSize(),
                    symbol.tickValue(),
                    symbol.spec().productType());
        }
    }

    record Symbols(AccountId accountId, List<SymbolView> symbols) {}

    /** By name. */
    @OpenToAnyone
    @GetMapping("/symbols")
    Symbols symbols(
            @Parameter(hidden = true) CopierCaller caller, @RequestParam(required = false) @Nullable Long account) {
        Account meant = meant(caller, account);
        reports.requireConnected(meant.id());
        List<SymbolView> symbols = figures.symbols(meant.id()).stream()
                .map(SymbolView::of)
                .sorted(Comparator.comparing(view -> view.symbol().name()))
                .toList();
        if (symbols.isEmpty()) {
            throw new UnavailableException(
                    "The expert of account " + meant.id() + " has announced no symbols yet. Try again.");
        }
        return new Symbols(meant.id(), symbols);
    }

    private Account listing(CopierCaller caller, @Nullable Long account) {
        boolean isNamed = account != null || caller.own() != null;
        return isNamed ? caller.reading().account(accounts, account, LISTS, LISTING) : meant(caller, null);
    }

    private Account meant(CopierCaller caller, @Nullable Long account) {
        return caller.reading().account(accounts, account, IS_MT5, MT5);
    }
}
