package com.termfleet.notify;

import org.jspecify.annotations.Nullable;

/**
 * What a person wants to be told.
 *
 * @param enabled whether also opens and closes of copies, and by e-mail; errors are always on the dashboard
 * @param email where to, besides the dashboard; null for the dashboard alone
 */
public record NotificationSettings(
        boolean enabled, @Nullable String email) {

    public static final NotificationSettings DEFAULT = new NotificationSettings(false, null);
}
