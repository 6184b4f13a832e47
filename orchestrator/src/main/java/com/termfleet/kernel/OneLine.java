package com.termfleet.kernel;

import java.util.regex.Pattern;

/** Validates names: text that fits on one line of a page or a log, and into the database. */
public final class OneLine {

    private static final Pattern TEXT = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private OneLine() {}

    /**
     * Whether it is 1 to {@code most} characters, not blank, without line breaks, control characters and unpaired
     * surrogates.
     */
    public static boolean fits(String text, int most) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= most
                && TEXT.matcher(text).matches();
    }
}
