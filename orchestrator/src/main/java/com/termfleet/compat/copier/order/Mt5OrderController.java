package com.termfleet.compat.copier.order;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.account.Account;
import com.termfleet.account.Account.Platform;
import com.termfleet.account.Accounts;
import com.termfleet.compat.copier.CopierCaller;
import com.termfleet.compat.copier.order.OrderDesk.Which;
import com.termfleet.gateway.Sessions;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.OrderType;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders for MT5 accounts that are followers. Tickets are those of {@code GET /mt5/positions} and {@code /mt5/orders}. */
@RestController
@RequestMapping("/mt5")
class Mt5OrderController {

    private final Accounts accounts;
    private final Sessions sessions;
    private final OrderDesk desk;

    Mt5OrderController(Accounts accounts, Sessions sessions, OrderDesk desk) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.desk = desk;
    }

    /**
     * @param volume lots
     * @param price of a pending order
     * @param clientId a repeat with the same places nothing; in place of the header Idempotency-Key
     */
    record OrderRequest(
            @Nullable String symbol,
            @Nullable OrderType type,
            @Nullable BigDecimal volume,
            @Nullable BigDecimal price,
            @Nullable BigDecimal stopLoss,
            @Nullable BigDecimal takeProfit,
            @Nullable String comment,
            @Nullable String clientId) {}

    @OpenToAnyone
    @PostMapping("/orders")
    OrderState place(
            @Parameter(hidden = true) CopierCaller caller,
            @RequestParam(required = false) @Nullable Long account,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody OrderRequest request) {
        Account follower = meant(caller, account);
        FieldErrors errors = new FieldErrors()
                .check(
                        request.type() != null,
                        "type",
                        "is required: BUY, SELL, BUY_LIMIT, SELL_LIMIT, BUY_STOP or SELL_STOP");
        NewOrder order = NewOrder.of(
                request.type(),
                request.symbol(),
                request.volume(),
                request.price(),
                request.stopLoss(),
                request.takeProfit(),
                request.comment(),
                errors);
        String given = idempotencyKey != null ? idempotencyKey : request.clientId();
        return desk.place(follower, order, given == null ? UUID.randomUUID().toString() : given, caller.person());
    }

    /** 0 removes a level; what is left out stays. */
    record Levels(
            @Nullable BigDecimal stopLoss,
            @Nullable BigDecimal takeProfit,
            @Nullable BigDecimal price) {

        void check(boolean pending) {
            FieldErrors errors = new FieldErrors();
            NewOrder.checkLevel("stopLoss", stopLoss, errors);
            NewOrder.checkLevel("takeProfit", takeProfit, errors);
            errors.check(price == null || pending, "price", "must be absent: it is a pending order's");
            errors.check(price == null || price.signum() > 0, "price", "must be above 0");
            errors.check(
                    stopLoss != null || takeProfit != null || price != null,
                    "stopLoss",
                    pending ? "or takeProfit or price is required" : "or takeProfit is required");
            errors.throwIfAny();
        }
    }

    @OpenToAnyone
    @PatchMapping("/positions/{ticket}")
    OrderState modify(
            @Parameter(hidden = true) CopierCaller caller,
            @PathVariable long ticket,
            @RequestParam(required = false) @Nullable Long account,
            @RequestBody Levels levels) {
        Account follower = meant(caller, account);
        levels.check(false);
        return desk.modify(follower, new Which.ByTicket(ticket), levels.stopLoss(), levels.takeProfit(), null);
    }

    @OpenToAnyone
    @PatchMapping("/orders/{ticket}")
    OrderState modifyOrder(
            @Parameter(hidden = true) CopierCaller caller,
            @PathVariable long ticket,
            @RequestParam(required = false) @Nullable Long account,
            @RequestBody Levels levels) {
        Account follower = meant(caller, account);
        levels.check(true);
        return desk.modify(
                follower, new Which.ByTicket(ticket), levels.stopLoss(), levels.takeProfit(), levels.price());
    }

    /** @param volume lots; absent: all */
    @OpenToAnyone
    @DeleteMapping("/positions/{ticket}")
    OrderState close(
            @Parameter(hidden = true) CopierCaller caller,
            @PathVariable long ticket,
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable String volume,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        Account follower = meant(caller, account);
        return desk.close(
                follower, new Which.ByTicket(ticket), volume == null ? null : MatchOrder.lots(volume), idempotencyKey);
    }

    @OpenToAnyone
    @DeleteMapping("/orders/{ticket}")
    OrderState cancel(
            @Parameter(hidden = true) CopierCaller caller,
            @PathVariable long ticket,
            @RequestParam(required = false) @Nullable Long account) {
        return desk.cancel(meant(caller, account), new Which.ByTicket(ticket));
    }

    private Account meant(CopierCaller caller, @Nullable Long account) {
        Account follower = caller.trading()
                .account(
                        accounts,
                        account,
                        any -> any.platform() == Platform.MT5 || any.platform() == Platform.EXTERNAL,
                        "of platform MT5 or EXTERNAL");
        if (sessions.of(follower.id()).isEmpty()) {
            throw new ConflictException("The expert of account " + follower.id()
                    + " is not connected; nothing was done. Start its terminal and try again.");
        }
        return follower;
    }
}
