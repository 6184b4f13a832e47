package com.termfleet.notify.http;

/** The text of a message. */
public final class MessageText {

    private MessageText() {}

    /** Subject and message on lines of their own, cut to what a service takes. */
    public static String of(String subject, String message, int most) {
        return cut(subject + "\n" + message, most);
    }

    /** @param most in UTF-16 units; what is longer ends with an ellipsis */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
