package com.termfleet.notify;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.notify.channel.ChannelTable;
import java.time.Clock;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A {@link Delivery} for each notifier, so that a service that does not answer delays nothing but its own messages. */
@Component
class Deliveries implements SmartLifecycle {

    private final List<Delivery> all;

    Deliveries(
            List<Notifier> notifiers,
            NotificationTable table,
            Recipients recipients,
            ChannelTable channels,
            ErrorLog errors,
            LeadershipStatus leadership,
            Clock clock,
            NotifyProperties properties) {
        Delivery.Parts parts = new Delivery.Parts(table, recipients, channels, errors, leadership, clock, properties);
        this.all = notifiers.stream()
                .map(notifier -> new Delivery(notifier, parts))
                .toList();
    }

    @Override
    public void start() {
        all.forEach(Delivery::start);
    }

    @Override
    public void stop() {
        all.forEach(Delivery::stop);
    }

    @Override
    public boolean isRunning() {
        return all.stream().anyMatch(Delivery::isRunning);
    }
}
