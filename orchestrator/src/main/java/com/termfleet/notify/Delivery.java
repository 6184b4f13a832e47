package com.termfleet.notify;

import com.termfleet.database.LeaderTask;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.notify.channel.ChannelTable;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is to be sent by one notifier, one after the other, and again after a pause that doubles. A message that was handed
 * over when the server ended, and is not marked as sent, is sent twice: that is better than not at all.
 */
class Delivery extends LeaderTask {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private static final int BATCH = 50;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final double GROWTH = 2;

    private final Notifier notifier;
    private final Parts parts;
    private final IntervalFunction backOff;

    /** What the deliveries of all notifiers share. */
    record Parts(
            NotificationTable table,
            Recipients recipients,
            ChannelTable channels,
            ErrorLog errors,
            LeadershipStatus leadership,
            Clock clock,
            NotifyProperties properties) {}

    Delivery(Notifier notifier, Parts parts) {
        super(notifier.channel().text() + "-delivery", PAUSE, parts.leadership());
        this.notifier = notifier;
        this.parts = parts;
        NotifyProperties properties = parts.properties();
        this.backOff = IntervalFunction.ofExponentialBackoff(properties.retryAfter(), GROWTH, properties.retryAtMost());
    }

    @Override
    protected void round() {
        Set<Long> postponed = new HashSet<>();
        for (Notification notification : parts.table().due(notifier.channel(), now(), BATCH)) {
            Long channel = notification.channelId();
            if (channel == null) {
                deliver(notification);
            } else if (!postponed.contains(channel) && !deliver(notification).isZero()) {
                postponed.add(channel);
            }
        }
    }

    /** @return how long the recipient wants nothing more */
    private Duration deliver(Notification notification) {
        try {
            if (!notifier.isReady()) {
                throw new Notifier.DeliveryException("channel " + notification.channel() + " is not set up", null);
            }
            notifier.send(parts.recipients().of(notification), notification.subject(), notification.message());
            parts.table().sent(notification.id(), now());
            if (notification.channelId() != null) {
                parts.channels().delivered(notification.channelId(), now());
            }
            return Duration.ZERO;
        } catch (Notifier.DeliveryException e) {
            failed(notification, e);
            return e.pause();
        }
    }

    private void failed(Notification notification, Notifier.DeliveryException failure) {
        String error = String.valueOf(failure.getMessage());
        int attempts = notification.attempts() + 1;
        Instant next = next(attempts, failure);
        log.warn("Notification not sent notification={} attempts={} error={}", notification.id(), attempts, error);
        parts.table().failed(notification.id(), error, next);
        Long channel = notification.channelId();
        if (channel != null) {
            parts.channels().failed(channel, error, now());
            if (failure.pause().isPositive()) {
                parts.channels().pause(channel, now().plus(failure.pause()));
            }
        }
        if (next == null) {
            String context = "notification." + notification.channel();
            parts.errors().add(notification.userId(), context, "Not sent after " + attempts + " attempts: " + error);
        }
    }

    private @Nullable Instant next(int attempts, Notifier.DeliveryException failure) {
        if (failure.isFinal() || attempts >= parts.properties().attempts()) {
            return null;
        }
        Duration pause = Duration.ofMillis(backOff.apply(attempts));
        return now().plus(pause.compareTo(failure.pause()) < 0 ? failure.pause() : pause);
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
