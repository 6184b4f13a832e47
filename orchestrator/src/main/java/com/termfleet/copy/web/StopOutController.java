package com.termfleet.copy.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.copy.losses.StopOutView;
import com.termfleet.copy.losses.StopOuts;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/accounts/{id}/stop-outs}: when a follower was stopped by a loss limit. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/stop-outs")
class StopOutController {

    private final StopOuts stopOuts;
    private final ApplicationEventPublisher actions;

    StopOutController(StopOuts stopOuts, ApplicationEventPublisher actions) {
        this.stopOuts = stopOuts;
        this.actions = actions;
    }

    @RequiresSignIn
    @GetMapping
    Page<StopOutView> stopOutsOf(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return stopOuts.list(id, new PageRequest(page, size), principal);
    }

    /** Ends it by hand. */
    @RequiresSignIn
    @DeleteMapping("/{stopOut}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endStopOut(@PathVariable long id, @PathVariable long stopOut, Principal principal) {
        stopOuts.end(id, stopOut, principal);
        actions.publishEvent(new PersonAction(principal, Subject.ACCOUNT, id, "ended the stop-out " + stopOut));
    }
}
