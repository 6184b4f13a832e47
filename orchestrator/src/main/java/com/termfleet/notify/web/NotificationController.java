package com.termfleet.notify.web;

import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import com.termfleet.notify.Channel;
import com.termfleet.notify.ErrorLog;
import com.termfleet.notify.LoggedError;
import com.termfleet.notify.Notification;
import com.termfleet.notify.NotificationSettings;
import com.termfleet.notify.Notifications;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller was told, what went wrong with the caller's copies; an admin sees everybody's. */
@RestController
@RequestMapping("/api/v1")
class NotificationController {

    private final Notifications notifications;
    private final ErrorLog errors;

    NotificationController(Notifications notifications, ErrorLog errors) {
        this.notifications = notifications;
        this.errors = errors;
    }

    @RequiresSignIn
    @GetMapping("/notifications")
    Page<Notification> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return notifications.list(seen(principal), new PageRequest(page, size));
    }

    /** @param channels dashboard, and email if the operator has set it up */
    record SettingsView(boolean enabled, @Nullable String email, List<String> channels) {}

    @RequiresSignIn
    @GetMapping("/notifications/settings")
    SettingsView settings(Principal principal) {
        return view(notifications.settings(principal.user()));
    }

    /** The caller's own. */
    @RequiresSignIn
    @PutMapping("/notifications/settings")
    SettingsView change(@RequestBody NotificationSettings settings, Principal principal) {
        return view(notifications.change(principal.user(), settings));
    }

    /** @param resolved absent: both */
    @RequiresSignIn
    @GetMapping("/error-logs")
    Page<LoggedError> errors(
            @RequestParam(required = false) @Nullable Boolean resolved,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Principal principal) {
        return errors.list(seen(principal), resolved, new PageRequest(page, size));
    }

    @RequiresSignIn
    @PostMapping("/error-logs/{id}/resolve")
    LoggedError resolve(@PathVariable long id, Principal principal) {
        return errors.resolve(id, seen(principal));
    }

    private static @Nullable UserId seen(Principal principal) {
        return principal.isAdmin() ? null : principal.user();
    }

    private SettingsView view(NotificationSettings settings) {
        return new SettingsView(
                settings.enabled(),
                settings.email(),
                Stream.of(Channel.values())
                        .filter(channel -> !channel.isAdded() && notifications.isReady(channel))
                        .map(Channel::text)
                        .toList());
    }
}
