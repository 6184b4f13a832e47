package com.termfleet.compat.copier;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.notify.ErrorLog;
import com.termfleet.notify.LoggedError;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was copied and what went wrong, of the caller's own accounts. */
@RestController
class LogController {

    private final TradeLogs trades;
    private final ErrorLog errors;

    LogController(TradeLogs trades, ErrorLog errors) {
        this.trades = trades;
        this.errors = errors;
    }

    @OpenToAnyone
    @GetMapping("/trade-logs")
    Page<TradeLogs.Entry> trades(
            @Parameter(hidden = true) CopierCaller caller,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return trades.list(caller.reading(), new PageRequest(page, size));
    }

    /** @param resolved absent: both */
    @OpenToAnyone
    @GetMapping("/error-logs")
    Page<LoggedError> errors(
            @Parameter(hidden = true) CopierCaller caller,
            @RequestParam(required = false) @Nullable Boolean resolved,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return errors.list(caller.reading().person().user(), resolved, new PageRequest(page, size));
    }
}
