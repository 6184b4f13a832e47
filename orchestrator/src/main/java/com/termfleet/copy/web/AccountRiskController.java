package com.termfleet.copy.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.copy.limits.AccountRisk;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/accounts/{id}/risk}: limits over all subscriptions of a follower. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/risk")
class AccountRiskController {

    private final AccountRisk risk;
    private final ApplicationEventPublisher actions;

    AccountRiskController(AccountRisk risk, ApplicationEventPublisher actions) {
        this.risk = risk;
        this.actions = actions;
    }

    @RequiresSignIn
    @GetMapping
    Map<String, Object> limitsOf(@PathVariable long id, Principal principal) {
        return risk.get(id, principal);
    }

    /** All limits are replaced; what is left out is no limit. */
    @RequiresSignIn
    @PutMapping
    Map<String, Object> setLimits(
            @PathVariable long id, @RequestBody Map<String, @Nullable Object> limits, Principal principal) {
        Map<String, Object> set = risk.set(id, limits, principal);
        actions.publishEvent(new PersonAction(principal, Subject.ACCOUNT, id, "set the risk limits"));
        return set;
    }
}
