package com.termfleet.compat.followers;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.access.Scope;
import com.termfleet.compat.followers.CopyTrade.Status;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.OneLine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trades for followers, as the clients know them. Answers carry their fields twice: at the top, and under {@code data}. */
@RestController
class CopyTradeController {

    private static final int LONGEST_ID = 200;
    private static final String LOG = "/api/followers/copy-trades-log";

    private final CopyTradeDesk desk;

    CopyTradeController(CopyTradeDesk desk) {
        this.desk = desk;
    }

    record CopyTrades(List<CopyTradeView> trades, long total, CopyTradeTotals totals) {}

    record TradesAnswer(
            boolean ok,
            String message,
            List<CopyTradeView> trades,
            long total,
            CopyTradeTotals totals,
            CopyTrades data) {}

    @RequiresSignIn(scopes = Scope.FOLLOWERS)
    @GetMapping("/api/followers/copy-trades")
    TradesAnswer list(@RequestParam(defaultValue = "") String followerId, Principal principal) {
        if (followerId.isBlank()) {
            throw new InvalidFormException("followerId is required", List.of("followerId"));
        }
        FollowerBoard shown = desk.show(followerId.strip(), principal);
        CopyTrades trades = new CopyTrades(shown.trades(), shown.totals().all(), shown.totals());
        return new TradesAnswer(true, "Copy trades", trades.trades(), trades.total(), trades.totals(), trades);
    }

    record LoggedTrade(CopyTradeView trade) {}

    record TradeAnswer(boolean ok, String message, CopyTradeView trade, LoggedTrade data) {

        static TradeAnswer of(String message, CopyTrade trade) {
            CopyTradeView view = CopyTradeView.of(trade);
            return new TradeAnswer(true, message, view, new LoggedTrade(view));
        }
    }

    /** @param requestKey {@code Idempotency-Key}: a repeat with the same key is answered with the first trade */
    @RequiresSignIn(
            value = {Role.ADMIN, Role.MASTER},
            scopes = Scope.FOLLOWERS)
    @PostMapping(LOG)
    TradeAnswer post(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String requestKey,
            Principal principal) {
        if (requestKey != null && !OneLine.fits(requestKey, LONGEST_ID)) {
            throw new InvalidInputException("Idempotency-Key", "must be 1 to " + LONGEST_ID + " characters");
        }
        return TradeAnswer.of("Copy trade logged", desk.post(NewCopyTrade.read(body), requestKey, principal));
    }

    @RequiresSignIn(
            value = {Role.ADMIN, Role.MASTER},
            scopes = Scope.FOLLOWERS)
    @PatchMapping(LOG)
    TradeAnswer change(@RequestBody(required = false) byte @Nullable [] sent, Principal principal) {
        FollowerBody body = FollowerBody.read(sent);
        List<String> missing = body.missing("tradeId", "status");
        if (!missing.isEmpty()) {
            throw new InvalidFormException("Missing required fields: tradeId, status", missing);
        }
        String tradeId = body.text("tradeId", LONGEST_ID);
        Status status = body.oneOf("status", Status.class, Status.PENDING);
        String reason = body.optionalText("reason", NewCopyTrade.LONGEST_REASON);
        body.check();
        return TradeAnswer.of("Copy trade updated", desk.change(tradeId, status, reason, principal));
    }
}
