package com.termfleet.compat.copier;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.notify.Notification;
import com.termfleet.notify.Notifications;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Notifications that a program of the caller wants the caller to have. */
@RestController
class NotifyController {

    private final Notifications notifications;

    NotifyController(Notifications notifications) {
        this.notifications = notifications;
    }

    /** @param channel dashboard or email; absent: email if the caller has given an address and it is set up */
    record NotifyRequest(
            @Nullable String channel,
            @Nullable String subject,
            @Nullable String message) {}

    @OpenToAnyone
    @PostMapping("/notify")
    Notification tell(@Parameter(hidden = true) CopierCaller caller, @RequestBody NotifyRequest request) {
        return notifications.tell(
                caller.changing().person().user(), request.channel(), request.subject(), request.message());
    }
}
