package com.termfleet.compat.copier;

import com.termfleet.access.OpenToAnyone;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts and stops copying of the caller's accounts. Repeats change nothing. */
@RestController
@RequestMapping("/copy")
class CopyController {

    private final CopySwitch copying;

    CopyController(CopySwitch copying) {
        this.copying = copying;
    }

    /**
     * @param account absent: all accounts of the caller
     * @param mode what still passes when copying is stopped, CLOSE_ONLY (the default) or FROZEN; not read when it is started
     */
    record Which(@Nullable Long account, @Nullable String mode) {

        static final Which ALL = new Which(null, null);
    }

    /** What is open already is copied as the subscriptions say. */
    @OpenToAnyone
    @PostMapping("/start")
    CopySwitch.Status start(
            @Parameter(hidden = true) CopierCaller caller, @RequestBody(required = false) @Nullable Which which) {
        return copying.start(caller.changing(), (which == null ? Which.ALL : which).account());
    }

    @OpenToAnyone
    @PostMapping("/stop")
    CopySwitch.Status stop(
            @Parameter(hidden = true) CopierCaller caller, @RequestBody(required = false) @Nullable Which which) {
        Which asked = which == null ? Which.ALL : which;
        return copying.stop(caller.changing(), asked.account(), asked.mode());
    }

    @OpenToAnyone
    @GetMapping("/status")
    CopySwitch.Status status(
            @Parameter(hidden = true) CopierCaller caller, @RequestParam(required = false) @Nullable Long account) {
        return copying.status(caller.reading(), account);
    }
}
