package com.termfleet.copy.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.copy.preview.Preview;
import com.termfleet.copy.preview.PreviewRequest;
import com.termfleet.copy.preview.Previews;
import com.termfleet.copy.subscription.SubscriptionRequest;
import com.termfleet.copy.subscription.SubscriptionView;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionController {

    private final Subscriptions subscriptions;
    private final Previews previews;
    private final ApplicationEventPublisher actions;

    SubscriptionController(Subscriptions subscriptions, Previews previews, ApplicationEventPublisher actions) {
        this.subscriptions = subscriptions;
        this.previews = previews;
        this.actions = actions;
    }

    @RequiresSignIn
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SubscriptionView create(@RequestBody SubscriptionRequest request, Principal principal) {
        SubscriptionView made = subscriptions.create(request, principal);
        return done(
                principal,
                made,
                "subscribed account " + made.followerAccountId() + " to account " + made.masterAccountId());
    }

    /** Changes nothing. */
    @RequiresSignIn
    @PostMapping("/preview")
    Preview preview(@RequestBody PreviewRequest request, Principal principal) {
        return previews.preview(request, principal);
    }

    @RequiresSignIn
    @GetMapping
    Page<SubscriptionView> list(
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return subscriptions.list(principal, account, new PageRequest(page, size));
    }

    @RequiresSignIn
    @GetMapping("/{id}")
    SubscriptionView get(@PathVariable long id, Principal principal) {
        return subscriptions.get(id, principal);
    }

    @RequiresSignIn
    @PatchMapping("/{id}")
    SubscriptionView change(@PathVariable long id, @RequestBody SubscriptionRequest request, Principal principal) {
        return done(principal, subscriptions.change(id, request, principal), "changed the subscription");
    }

    @RequiresSignIn
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id, @RequestParam(defaultValue = "AS_MASTER") String closing, Principal principal) {
        subscriptions.remove(id, closing, principal);
        done(principal, id, "removed the subscription: " + closing);
    }

    @RequiresSignIn
    @PostMapping("/{id}/pause")
    SubscriptionView pause(@PathVariable long id, @RequestBody Pause request, Principal principal) {
        SubscriptionView paused = subscriptions.pause(id, request.mode(), principal);
        return done(principal, paused, "paused the subscription: " + paused.pauseMode());
    }

    @RequiresSignIn
    @PostMapping("/{id}/resume")
    SubscriptionView resume(@PathVariable long id, Principal principal) {
        return done(principal, subscriptions.resume(id, principal), "resumed the subscription");
    }

    private SubscriptionView done(Principal by, SubscriptionView subscription, String what) {
        done(by, subscription.id().value(), what);
        return subscription;
    }

    private void done(Principal by, long subscription, String what) {
        actions.publishEvent(new PersonAction(by, Subject.SUBSCRIPTION, subscription, what));
    }

    record Pause(@Nullable String mode) {}
}
