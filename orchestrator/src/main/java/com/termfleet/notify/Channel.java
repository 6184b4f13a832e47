package com.termfleet.notify;

import java.util.Locale;
import java.util.Optional;

/** Where a notification appears. The dashboard lists all of them. */
public enum Channel {
    DASHBOARD,
    EMAIL;

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
