package com.termfleet.notify;

import com.termfleet.notify.Notifier.DeliveryException;
import com.termfleet.notify.Notifier.Recipient;
import com.termfleet.notify.channel.ChannelTable;
import org.springframework.stereotype.Component;

/** Whom notifications are sent to. Thread-safe; blocks on the database. */
@Component
class Recipients {

    private final ChannelTable channels;

    Recipients(ChannelTable channels) {
        this.channels = channels;
    }

    /** @throws DeliveryException if the notification channel cannot be used any more */
    Recipient of(Notification notification) {
        Long channel = notification.channelId();
        return channel == null ? new Recipient(notification.recipient(), null) : ofChannel(channel);
    }

    /** @throws DeliveryException if it cannot be used any more */
    Recipient ofChannel(long id) {
        try {
            return channels.access(id)
                    .map(access -> new Recipient(access.chatId(), access.secret()))
                    .orElseThrow(() -> DeliveryException.refused("The notification channel was removed."));
        } catch (IllegalStateException e) {
            DeliveryException failure = DeliveryException.refused(
                    "The secret of the notification channel was sealed with another master key. Remove the channel and add"
                            + " it again.");
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
