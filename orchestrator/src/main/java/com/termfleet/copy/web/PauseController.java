package com.termfleet.copy.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.copy.pause.AccountPauses;
import com.termfleet.copy.pause.PauseRequest;
import com.termfleet.copy.pause.PauseView;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pauses of accounts and of everything; those of subscriptions are the subscriptions' own. */
@RestController
@RequestMapping("/api/v1")
class PauseController {

    private final AccountPauses pauses;
    private final ApplicationEventPublisher actions;

    PauseController(AccountPauses pauses, ApplicationEventPublisher actions) {
        this.pauses = pauses;
        this.actions = actions;
    }

    record PauseList(List<PauseView> items) {}

    @RequiresSignIn
    @GetMapping("/pauses")
    PauseList list(Principal principal) {
        return new PauseList(pauses.list(principal));
    }

    @RequiresSignIn
    @PostMapping("/pause")
    PauseView pause(@RequestBody PauseRequest request, Principal principal) {
        PauseView paused = pauses.pause(request, principal);
        return done(principal, paused, "paused copying " + ofWhat(paused) + ": " + paused.mode());
    }

    @RequiresSignIn
    @PostMapping("/resume")
    PauseView resume(@RequestBody PauseRequest request, Principal principal) {
        PauseView resumed = pauses.resume(request, principal);
        return done(principal, resumed, "resumed copying " + ofWhat(resumed));
    }

    private static String ofWhat(PauseView pause) {
        return switch (pause.scope()) {
            case MASTER -> "from the account";
            case FOLLOWER -> "to the account";
            default -> "for everything";
        };
    }

    private PauseView done(Principal by, PauseView pause, String what) {
        actions.publishEvent(
                pause.accountId() == null
                        ? new PersonAction(by, Subject.INSTALLATION, "copying", what)
                        : new PersonAction(
                                by, Subject.ACCOUNT, pause.accountId().value(), what));
        return pause;
    }
}
