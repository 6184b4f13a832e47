package com.termfleet.compat.testtrade;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.copy.history.TradeView;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.OneLine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Test trades of a master, for its owner and for operators. */
@RestController
@RequestMapping("/api/v1/accounts/{account}/test-trades")
class TestTradeController {

    private static final int LONGEST_KEY = 150;

    private final TestTrades trades;

    TestTradeController(TestTrades trades) {
        this.trades = trades;
    }

    /**
     * Places real orders at the chosen followers.
     *
     * @param requestKey {@code Idempotency-Key}: a repeat with the same key is answered with the first trade
     */
    @RequiresSignIn({Role.ADMIN, Role.MASTER})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TradeView send(
            @PathVariable long account,
            @RequestBody TestTradeRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String requestKey,
            Principal principal) {
        if (requestKey != null && !OneLine.fits(requestKey, LONGEST_KEY)) {
            throw new InvalidInputException("Idempotency-Key", "must be 1 to " + LONGEST_KEY + " characters");
        }
        return trades.send(account, request, requestKey, principal);
    }

    /** Closes it at its followers, and later repeats change nothing. */
    @RequiresSignIn({Role.ADMIN, Role.MASTER})
    @DeleteMapping("/{trade}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void close(@PathVariable long account, @PathVariable long trade, Principal principal) {
        trades.close(account, trade, principal);
    }
}
