package com.termfleet.notify.web;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.notify.NotificationChannels;
import com.termfleet.notify.NotificationChannels.TestResult;
import com.termfleet.notify.channel.NewChannel;
import com.termfleet.notify.channel.NotificationChannel;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own notification channels: chats at Telegram and Discord. Their secrets are not shown again. */
@RestController
@RequestMapping("/api/v1/notification-channels")
class NotificationChannelController {

    private final NotificationChannels channels;
    private final ApplicationEventPublisher actions;

    NotificationChannelController(NotificationChannels channels, ApplicationEventPublisher actions) {
        this.channels = channels;
        this.actions = actions;
    }

    @RequiresSignIn
    @GetMapping
    Page<NotificationChannel> listChannels(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return Page.cut(channels.of(principal.user()), new PageRequest(page, size));
    }

    @RequiresSignIn
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NotificationChannel addChannel(@RequestBody NewChannel request, Principal principal) {
        NotificationChannel added = channels.add(request, principal);
        done(principal, "added the notification channel \"" + added.name() + "\" of the kind " + added.kind());
        return added;
    }

    /** What waits to be sent there is given up. */
    @RequiresSignIn
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeChannel(@PathVariable long id, Principal principal) {
        NotificationChannel removed = channels.remove(id, principal.user());
        done(principal, "removed the notification channel \"" + removed.name() + '"');
    }

    /** Sends a message now, once, and answers whether it was delivered, and if not why. */
    @RequiresSignIn
    @PostMapping("/{id}/test")
    TestResult testChannel(@PathVariable long id, Principal principal) {
        return channels.test(id, principal.user());
    }

    private void done(Principal by, String what) {
        actions.publishEvent(new PersonAction(by, Subject.USER, by.user().value(), what));
    }
}
