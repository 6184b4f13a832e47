package com.termfleet.notify;

import com.termfleet.access.Principal;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import com.termfleet.notify.Notifier.DeliveryException;
import com.termfleet.notify.channel.ChannelKind;
import com.termfleet.notify.channel.ChannelTable;
import com.termfleet.notify.channel.CheckedChannel;
import com.termfleet.notify.channel.NewChannel;
import com.termfleet.notify.channel.NotificationChannel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The chats in which persons are told something. A person sees and changes their own alone, an admin too. Thread-safe; blocks on
 * the database.
 */
@Service
public class NotificationChannels {

    private static final int MOST = 10;

    private final ChannelTable channels;
    private final NotificationTable table;
    private final Notifications notifications;
    private final Recipients recipients;
    private final List<Notifier> notifiers;
    private final TransactionTemplate transactions;
    private final Clock clock;

    NotificationChannels(
            ChannelTable channels,
            NotificationTable table,
            Notifications notifications,
            Recipients recipients,
            List<Notifier> notifiers,
            TransactionTemplate transactions,
            Clock clock) {
        this.channels = channels;
        this.table = table;
        this.notifications = notifications;
        this.recipients = recipients;
        this.notifiers = List.copyOf(notifiers);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<NotificationChannel> of(UserId owner) {
        return channels.of(owner);
    }

    /**
     * @throws InvalidInputException with the fields that cannot be used
     * @throws ConflictException if the person has {@value #MOST} already
     */
    public NotificationChannel add(NewChannel wanted, Principal owner) {
        CheckedChannel checked = CheckedChannel.of(wanted, owner.isAdmin());
        Optional<NotificationChannel> added =
                transactions.execute(status -> channels.add(owner.user(), checked, MOST, clock.instant()));
        notifications.refresh();
        return added.orElseThrow(() -> new ConflictException(
                "You have " + MOST + " notification channels, which is the most; remove one first."));
    }

    /**
     * Also gives up what waits to be sent there.
     *
     * @return the channel as it was
     * @throws NotFoundException if the person has no such channel
     */
    public NotificationChannel remove(long id, UserId owner) {
        NotificationChannel channel = find(id, owner);
        transactions.executeWithoutResult(status -> {
            table.giveUp(id);
            channels.remove(id);
        });
        notifications.refresh();
        return channel;
    }

    /** @param reason why it was not delivered, and what to do; null if it was */
    public record TestResult(boolean delivered, @Nullable String reason) {}

    /**
     * Sends a message now, once.
     *
     * @throws NotFoundException if the person has no such channel
     */
    public TestResult test(long id, UserId owner) {
        NotificationChannel channel = find(id, owner);
        try {
            notifier(channel.kind())
                    .send(
                            recipients.ofChannel(id),
                            "Test message",
                            "TermFleet can reach the notification channel \"" + channel.name() + "\".");
            channels.delivered(id, clock.instant());
            return new TestResult(true, null);
        } catch (DeliveryException e) {
            String reason = String.valueOf(e.getMessage());
            channels.failed(id, reason, clock.instant());
            return new TestResult(false, reason);
        }
    }

    private NotificationChannel find(long id, UserId owner) {
        return channels.find(id, owner)
                .orElseThrow(() -> new NotFoundException("There is no notification channel " + id + "."));
    }

    private Notifier notifier(ChannelKind kind) {
        return notifiers.stream()
                .filter(each -> each.channel().name().equals(kind.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing sends to " + kind));
    }
}
