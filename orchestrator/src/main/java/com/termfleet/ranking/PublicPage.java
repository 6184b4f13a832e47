package com.termfleet.ranking;

import com.termfleet.account.Account;
import com.termfleet.kernel.AccountId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a master is shown to others.
 *
 * @param title null: the name of its account
 * @param link by which anyone may read its page; null while it is switched off
 */
record PublicPage(
        AccountId account,
        @Nullable String title,
        @Nullable String description,
        @Nullable String link) {

    /** Of a master that was never switched on. */
    static PublicPage off(AccountId account) {
        return new PublicPage(account, null, null, null);
    }

    boolean isListed() {
        return link != null;
    }

    /** The title for everyone. An account's name that contains its login or server at the broker is not shown. */
    String titleOf(Account master) {
        if (title != null) {
            return title;
        }
        boolean tells = contains(master.name(), master.login()) || contains(master.name(), master.server());
        return tells ? "Master " + account.value() : master.name();
    }

    static boolean contains(String text, @Nullable String part) {
        return part != null && !part.isBlank() && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
