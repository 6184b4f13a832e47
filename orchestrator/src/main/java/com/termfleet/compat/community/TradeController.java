package com.termfleet.compat.community;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.account.Account;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What polling experts have executed. */
@RestController
class TradeController {

    private static final int MOST_ROWS = 1_000;

    private final CommunityTrades trades;
    private final CommunitySignals signals;
    private final FollowerDesk followers;
    private final Clock clock;

    TradeController(CommunityTrades trades, CommunitySignals signals, FollowerDesk followers, Clock clock) {
        this.trades = trades;
        this.signals = signals;
        this.followers = followers;
        this.clock = clock;
    }

    record Message(String message) {}

    /** Experts of the first versions send no signal id: the trade then belongs to the signal that it looks like. */
    @OpenToAnyone
    @PostMapping("/api/trades/confirm")
    Message confirm(
            @Parameter(hidden = true) CommunityCaller caller, @RequestBody(required = false) byte @Nullable [] bytes) {
        Account account = caller.poller().account();
        Instant now = clock.instant();
        CommunityBody body = CommunityBody.read(bytes);
        CommunityTrades.Confirmed trade = read(body);
        if (account.role() == SessionRole.FOLLOWER) {
            BigDecimal profit = body.number("profit");
            body.check();
            followers.confirm(account, trade, profit == null ? BigDecimal.ZERO : profit, now);
            return new Message("Trade confirmed");
        }
        String signal = signalOf(account, trade);
        CommunityTrades.Confirmed known = new CommunityTrades.Confirmed(
                trade.ticket(), signal, trade.symbol(), trade.action(), trade.volume(), trade.price());
        if (trades.open(account.id(), known, now) && signal != null) {
            signals.executed(account.id(), signal, now);
        }
        return new Message("Trade confirmed");
    }

    private @Nullable String signalOf(Account account, CommunityTrades.Confirmed trade) {
        String named = trade.signalId();
        if (named != null && signals.find(account.id(), named).isPresent()) {
            return named;
        }
        return signals.matching(account.id(), trade.symbol(), trade.action(), trade.volume())
                .orElse(null);
    }

    private static CommunityTrades.Confirmed read(CommunityBody body) {
        BigDecimal ticket = body.requiredNumber("ticket");
        String symbol = body.requiredText("symbol").strip();
        String action = body.requiredText("action").strip().toUpperCase(Locale.ROOT);
        BigDecimal volume = body.requiredNumber("volume");
        BigDecimal price = body.requiredNumber("price");
        String signal = body.text("signal_id");
        FieldErrors errors = body.errors();
        errors.check(symbol.isEmpty() || SignalRequest.isSymbol(symbol), "symbol", SignalRequest.SYMBOLS)
                .check(isTicket(ticket), "ticket", "must be a whole number above 0")
                .check(volume.signum() > 0, "volume", "must be above 0")
                .check(price.signum() >= 0, "price", "must not be negative");
        body.check();
        return new CommunityTrades.Confirmed(ticket.longValueExact(), signal, symbol, action, volume, price);
    }

    private static boolean isTicket(BigDecimal number) {
        return number.signum() > 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }

    @OpenToAnyone
    @GetMapping("/api/trades/history")
    List<CommunityTrades.View> history(
            @Parameter(hidden = true) CommunityCaller caller, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new InvalidInputException("limit", "must be between 1 and " + MOST_ROWS);
        }
        return trades.newest(caller.account().id(), limit);
    }
}
