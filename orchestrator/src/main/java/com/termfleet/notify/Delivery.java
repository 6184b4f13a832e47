package com.termfleet.notify;

import com.termfleet.database.LeaderTask;
import com.termfleet.database.LeadershipStatus;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is to be sent, one after the other, and again after a pause that doubles. A message that was handed over when the
 * server ended, and is not marked as sent, is sent twice: that is better than not at all.
 */
@Component
class Delivery extends LeaderTask {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private static final int BATCH = 50;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final double GROWTH = 2;

    private final NotificationTable table;
    private final ErrorLog errors;
    private final List<Notifier> notifiers;
    private final Clock clock;
    private final NotifyProperties properties;
    private final IntervalFunction backOff;

    Delivery(
            NotificationTable table,
            ErrorLog errors,
            List<Notifier> notifiers,
            LeadershipStatus leadership,
            Clock clock,
            NotifyProperties properties) {
        super("notification-delivery", PAUSE, leadership);
        this.table = table;
        this.errors = errors;
        this.notifiers = List.copyOf(notifiers);
        this.clock = clock;
        this.properties = properties;
        this.backOff = IntervalFunction.ofExponentialBackoff(properties.retryAfter(), GROWTH, properties.retryAtMost());
    }

    @Override
    protected void round() {
        table.due(clock.instant(), BATCH).forEach(this::deliver);
    }

    private void deliver(Notification notification) {
        try {
            Notifier notifier = notifiers.stream()
                    .filter(each -> each.channel().text().equals(notification.channel()) && each.isReady())
                    .findFirst()
                    .orElse(null);
            if (notifier == null) {
                failed(notification, "channel " + notification.channel() + " is not set up");
                return;
            }
            notifier.send(String.valueOf(notification.recipient()), notification.subject(), notification.message());
            table.sent(notification.id(), clock.instant());
        } catch (Notifier.DeliveryException e) {
            failed(notification, String.valueOf(e.getMessage()));
        }
    }

    private void failed(Notification notification, String error) {
        int attempts = notification.attempts() + 1;
        Instant next = next(attempts);
        log.warn("Notification not sent notification={} attempts={} error={}", notification.id(), attempts, error);
        table.failed(notification.id(), error, next);
        if (next == null) {
            errors.add(
                    notification.userId(), "notification.email", "Not sent after " + attempts + " attempts: " + error);
        }
    }

    private @Nullable Instant next(int attempts) {
        return attempts >= properties.attempts() ? null : clock.instant().plusMillis(backOff.apply(attempts));
    }
}
