package com.termfleet.compat.testtrade;

import com.termfleet.access.PersonAction;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.access.Role;
import com.termfleet.account.Account;
import com.termfleet.source.simulated.SimulatedSources;
import com.termfleet.source.simulated.SimulationPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A master that trades by itself for a while, for its owner and for operators. */
@RestController
@RequestMapping("/api/v1/accounts/{account}/simulation")
class SimulationController {

    private final TestSource sources;
    private final SimulatedSources simulations;
    private final ApplicationEventPublisher actions;

    SimulationController(TestSource sources, SimulatedSources simulations, ApplicationEventPublisher actions) {
        this.sources = sources;
        this.simulations = simulations;
        this.actions = actions;
    }

    /** @param simulation the one that runs, or ran last; null if none ever did */
    record LastSimulation(@Nullable SimulationView simulation) {}

    @RequiresSignIn({Role.ADMIN, Role.MASTER})
    @GetMapping
    LastSimulation show(@PathVariable long account, Principal principal) {
        Account master = sources.require(account, principal);
        return new LastSimulation(
                simulations.last(master.id()).map(SimulationView::of).orElse(null));
    }

    /** Places real orders at the chosen followers until it is ended. One that runs is replaced. */
    @RequiresSignIn({Role.ADMIN, Role.MASTER})
    @PutMapping
    SimulationView startSimulation(
            @PathVariable long account, @RequestBody SimulationRequest request, Principal principal) {
        Account master = sources.require(account, principal);
        SimulationPlan plan = request.toPlan();
        sources.requireFollowers(master, plan.followers(), principal);
        SimulationView started = SimulationView.of(simulations.start(master.id(), plan));
        publish(principal, master, "started simulated trades of " + String.join(", ", started.symbols()));
        return started;
    }

    /** Closes what is open. Does nothing if none runs. */
    @RequiresSignIn({Role.ADMIN, Role.MASTER})
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long account, Principal principal) {
        Account master = sources.require(account, principal);
        if (simulations.end(master.id())) {
            publish(principal, master, "ended simulated trades");
        }
    }

    private void publish(Principal by, Account master, String what) {
        actions.publishEvent(new PersonAction(
                by, PersonAction.Subject.ACCOUNT, master.id().value(), what + " of the account " + master.name()));
    }
}
