package com.termfleet.compat.copier.order;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.account.Account;
import com.termfleet.account.Account.Platform;
import com.termfleet.account.Accounts;
import com.termfleet.compat.copier.CopierCaller;
import com.termfleet.kernel.InvalidInputException;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Orders for Match-Trader accounts. What a broker leaves open is found out by reading, and nothing is placed twice. */
@RestController
class MatchOrderController {

    private final Accounts accounts;
    private final OrderDesk desk;

    MatchOrderController(Accounts accounts, OrderDesk desk) {
        this.accounts = accounts;
        this.desk = desk;
    }

    @OpenToAnyone
    @PostMapping("/match/order")
    OrderState order(
            @Parameter(hidden = true) CopierCaller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestBody MatchOrder order) {
        Account account = caller.trading()
                .account(
                        accounts,
                        order.account(),
                        any -> any.platform() == Platform.MATCH_TRADER,
                        "of platform MATCH_TRADER");
        String clientId = idempotencyKey != null ? idempotencyKey : order.clientId();
        return switch (order.verb()) {
            case "place" ->
                desk.place(
                        account,
                        order.toNewOrder(),
                        clientId == null ? UUID.randomUUID().toString() : clientId,
                        caller.person());
            case "modify" -> {
                order.checkLevels();
                yield desk.modify(account, order.which(), order.stopLoss(), order.takeProfit(), order.price());
            }
            case "close" -> desk.close(account, order.which(), order.lots(), clientId);
            case "cancel" -> desk.cancel(account, order.which());
            default -> throw new InvalidInputException("action", "must be place, modify, close or cancel");
        };
    }
}
