package com.termfleet.notify;

import java.util.Locale;
import java.util.Optional;

/** Where a notification appears. The dashboard lists all of them. */
public enum Channel {
    DASHBOARD,
    EMAIL,
    TELEGRAM,
    DISCORD;

    /** Whether a person has as many of them as they add, each with what it is told; see {@code NotificationChannels}. */
    public boolean isAdded() {
        return this == TELEGRAM || this == DISCORD;
    }

    /** As the API and the database spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Channel> of(String text) {
        for (Channel channel : values()) {
            if (channel.text().equals(text)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
