package com.termfleet.ranking;

import com.termfleet.account.Account;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * How an owner wants a master to be shown.
 *
 * @param listed whether it is in the ranking and has a page for everyone who has its link
 * @param title one line of at most 60 characters; null or blank: the name of the account
 * @param description one line of at most 280 characters; null or blank: none
 */
public record PageSettings(
        @Nullable Boolean listed,
        @Nullable String title,
        @Nullable String description) {

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_DESCRIPTION = 280;

    public PageSettings {
        title = strippedOrNull(title);
        description = strippedOrNull(description);
    }

    private static @Nullable String strippedOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * @return whether it is to be listed
     * @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used
     */
    boolean check(Account master) {
        FieldErrors errors = new FieldErrors().check(listed != null, "listed", "is required");
        check("title", title, LONGEST_TITLE, master, errors);
        check("description", description, LONGEST_DESCRIPTION, master, errors);
        errors.throwIfAny();
        return Boolean.TRUE.equals(listed);
    }

    private static void check(String field, @Nullable String text, int most, Account master, FieldErrors errors) {
        if (text != null) {
            errors.check(OneLine.fits(text, most), field, "must be one line of at most " + most + " characters")
                    .check(
                            !PublicPage.contains(text, master.login()),
                            field,
                            "must not contain the account's login: everyone may read it");
        }
    }
}
