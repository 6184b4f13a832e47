package com.termfleet.notify;

import com.termfleet.access.Users;
import com.termfleet.database.LeadershipListener;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.OneLine;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import com.termfleet.notify.channel.ChannelTable;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people are told, and what they want to be told. Thread-safe; blocks on the database. */
@Service
public class Notifications implements LeadershipListener {

    private static final Pattern EMAIL = Pattern.compile("[!-~&&[^@<>,;\"]]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_MESSAGE = 4_000;

    private final NotificationTable table;
    private final SettingsTable settings;
    private final ChannelTable channels;
    private final List<Notifier> notifiers;
    private final Users users;
    private final Clock clock;

    /** Who is told of opens and closes, too. Replaced after each change. */
    private volatile Set<UserId> enabled = Set.of();

    Notifications(
            NotificationTable table,
            SettingsTable settings,
            ChannelTable channels,
            List<Notifier> notifiers,
            Users users,
            Clock clock) {
        this.table = table;
        this.settings = settings;
        this.channels = channels;
        this.notifiers = List.copyOf(notifiers);
        this.users = users;
        this.clock = clock;
    }

    /** @param user null for those of everybody */
    public Page<Notification> list(@Nullable UserId user, PageRequest page) {
        return Page.of(table.list(user, page), page, table.count(user));
    }

    public NotificationSettings settings(UserId user) {
        return settings.find(user);
    }

    /** @throws InvalidInputException with the field that cannot be used, as {@code email} */
    public static void check(NotificationSettings wanted) {
        new FieldErrors()
                .check(
                        wanted.email() == null || EMAIL.matcher(wanted.email()).matches(),
                        "email",
                        "must be an e-mail address")
                .throwIfAny();
    }

    /** @throws InvalidInputException with the field that cannot be used */
    public NotificationSettings change(UserId user, NotificationSettings wanted) {
        check(wanted);
        settings.put(user, wanted, clock.instant());
        refresh();
        return wanted;
    }

    /** Whether the operator has set the channel up. */
    public boolean isReady(Channel channel) {
        return channel == Channel.DASHBOARD
                || notifiers.stream().anyMatch(notifier -> notifier.channel() == channel && notifier.isReady());
    }

    /** Whether a person is told of opens and closes. From memory. */
    boolean isEnabled(UserId user) {
        return enabled.contains(user);
    }

    /**
     * Tells a person something of their own.
     *
     * @param channel dashboard or email; null for email if the person has given an address and it is set up
     * @throws InvalidInputException with the fields that cannot be used
     */
    public Notification tell(
            UserId user, @Nullable String channel, @Nullable String subject, @Nullable String message) {
        String heading = subject == null ? "TermFleet" : subject;
        String address = settings.find(user).email();
        Channel wanted = channel == null
                ? (address != null && isReady(Channel.EMAIL) ? Channel.EMAIL : Channel.DASHBOARD)
                : Channel.of(channel).filter(known -> !known.isAdded()).orElse(null);
        new FieldErrors()
                .check(wanted != null, "channel", "must be dashboard or email")
                .check(
                        wanted == null || isReady(wanted),
                        "channel",
                        "cannot be email: the operator has set up no mail server")
                .check(
                        OneLine.fits(heading, LONGEST_SUBJECT),
                        "subject",
                        "must be 1 to " + LONGEST_SUBJECT + " characters on one line")
                .check(
                        message != null && !message.isBlank() && message.length() <= LONGEST_MESSAGE,
                        "message",
                        "is required: 1 to " + LONGEST_MESSAGE + " characters")
                .throwIfAny();
        String recipient = wanted == Channel.EMAIL ? (address != null ? address : signInAddress(user)) : null;
        return table.add(user, recipient, heading, String.valueOf(message), clock.instant());
    }

    private String signInAddress(UserId user) {
        return users.find(user)
                .orElseThrow(() -> new InvalidInputException("channel", "cannot be email: no address is known"))
                .email();
    }

    /** The former leader may have changed them. */
    @Override
    public void leadershipTaken() {
        refresh();
    }

    /** To be called after each change of settings and of notification channels. */
    synchronized void refresh() {
        Set<UserId> told = new HashSet<>(settings.enabled());
        told.addAll(channels.ownersToldOfCopies());
        enabled = Set.copyOf(told);
    }
}
