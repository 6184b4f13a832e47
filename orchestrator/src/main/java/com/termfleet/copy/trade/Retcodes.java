package com.termfleet.copy.trade;

import com.termfleet.copy.ReasonCode;
import java.util.Locale;

/** What MT5's trade server return codes mean for a copy. */
public final class Retcodes {

    /** What is to be done about a refused open. */
    public enum Verdict {
        /** It was not executed and may succeed in a moment: price moved, no quotes, no connection, too many requests. */
        RETRY,
        /** Not known whether it was executed, or executed by the broker although the terminal reports a refusal. */
        UNKNOWN,
        /** It will not be executed. */
        FAIL
    }

    public static final int TIMEOUT = 10012;
    private static final int REQUOTE = 10004;
    private static final int PLACED = 10008;
    private static final int DONE = 10009;
    private static final int DONE_PARTIALLY = 10010;
    private static final int PROCESSING_ERROR = 10011;
    private static final int PRICE_CHANGED = 10020;
    private static final int POSITION_CLOSED = 10036;
    private static final int NO_CHANGES = 10025;

    /** In the words of the expert, which asks no broker then. */
    private static final String TOO_SMALL = "BELOW MINIMUM VOLUME";

    private static final String TOO_SMALL_TO_COPY = "BELOW MIN LOT TO COPY";

    private Retcodes() {}

    public static Verdict ofOpen(int retcode) {
        return switch (retcode) {
            // Requote, invalid price, price changed, price off, too many requests, no connection to the broker.
            case 10004, 10015, 10020, 10021, 10024, 10031 -> Verdict.RETRY;
            case TIMEOUT, PROCESSING_ERROR, PLACED, DONE, DONE_PARTIALLY -> Verdict.UNKNOWN;
            default -> Verdict.FAIL;
        };
    }

    /** The price has moved: the same may succeed at once. */
    public static boolean isRequote(int retcode) {
        return switch (retcode) {
            case 10004, 10015, 10020, 10021 -> true;
            default -> false;
        };
    }

    /** Whether the broker executed the command is not known. */
    public static boolean isUnknown(int retcode) {
        return ofOpen(retcode) == Verdict.UNKNOWN;
    }

    /** The price was worse than the order allowed, or too far away. */
    public static boolean isWorsePrice(int retcode) {
        return retcode == REQUOTE || retcode == PRICE_CHANGED;
    }

    /** Why an order that was to be executed at the master's price or a better one was not. */
    public static Reason worsePrice(int retcode, String text) {
        return Reasons.worsePrice(Reasons.said(retcode, text));
    }

    public static Reason reason(int retcode, String text) {
        String said = Reasons.said(retcode, text);
        return switch (retcode) {
            case 10004, 10015, 10020, 10021, 10031 ->
                Reasons.of(ReasonCode.NO_PRICE, "The broker had no price for it in time: " + said);
            case 10014 -> Reasons.of(ReasonCode.INVALID_VOLUME, "The broker did not accept the volume: " + said);
            case 10016 -> Reasons.of(ReasonCode.INVALID_STOPS, "Stop loss or take profit were not accepted: " + said);
            case 10017, 10026, 10027, 10032 ->
                Reasons.of(
                        ReasonCode.TRADING_DISABLED,
                        "Trading is off in the terminal or for the account; switch algo trading on: " + said);
            case 10018 -> Reasons.of(ReasonCode.MARKET_CLOSED, "The market is closed: " + said);
            case 10019 -> Reasons.of(ReasonCode.NOT_ENOUGH_MONEY, "There is not enough free margin: " + said);
            default -> {
                if (isExpired(retcode, text)) {
                    yield Reasons.notExecutedInTime();
                }
                if (isPriceBeyondLimit(retcode, text)) {
                    yield Reasons.priceBeyondLimit(said);
                }
                if (isTooSmall(retcode, text)) {
                    yield tooSmall(text);
                }
                yield isUnknownSymbol(text)
                        ? Reasons.unknownSymbol(said)
                        : Reasons.of(ReasonCode.REFUSED, "The terminal or broker refused it: " + said);
            }
        };
    }

    /** The terminal found no symbol of that name, in its own map either. */
    public static boolean isUnknownSymbol(String text) {
        return words(text).contains("UNKNOWN SYMBOL");
    }

    /** The follower's expert found spread or deviation beyond what the command allows. */
    public static boolean isPriceBeyondLimit(int retcode, String text) {
        String words = words(text);
        return retcode == 0 && (words.startsWith("SPREAD LIMIT") || words.startsWith("DEVIATION LIMIT"));
    }

    /** The follower's expert found the volume below what the broker accepts, or below what its own settings copy. */
    public static boolean isTooSmall(int retcode, String text) {
        String words = words(text);
        return retcode == 0 && (words.startsWith(TOO_SMALL) || words.startsWith(TOO_SMALL_TO_COPY));
    }

    private static Reason tooSmall(String text) {
        return words(text).startsWith(TOO_SMALL)
                ? Reasons.of(
                        ReasonCode.BELOW_MINIMUM_VOLUME,
                        "The volume is below the minimum that the terminal's broker accepts. Use a larger size.")
                : Reasons.of(
                        ReasonCode.BELOW_MIN_LOT_TO_COPY,
                        "The volume is below the minimum lot that the expert's own settings copy.");
    }

    public static boolean isExpired(int retcode, String text) {
        return retcode == 0 && text.toUpperCase(Locale.ROOT).contains("EXPIRED");
    }

    /** The position that was to be closed or changed is not there. */
    public static boolean isGone(int retcode, String text) {
        String words = words(text);
        return retcode == POSITION_CLOSED
                || words.contains("NOT FOUND")
                || words.contains("ALREADY CLOSED")
                || words.contains("NO POSITION")
                || words.contains("UNKNOWN POSITION");
    }

    /** The broker itself reports that the position is closed. */
    public static boolean isClosed(int retcode) {
        return retcode == POSITION_CLOSED;
    }

    private static String words(String text) {
        return text.toUpperCase(Locale.ROOT).replace('_', ' ');
    }

    /** The order that was to be removed has become a position. */
    public static boolean isFilled(String text) {
        return words(text).contains("FILLED");
    }

    /** The order that was to be removed is not there, and nothing is known of it. */
    public static boolean isNoOrder(String text) {
        return words(text).contains("NO SUCH ORDER");
    }

    public static boolean isUnchanged(int retcode) {
        return retcode == NO_CHANGES;
    }
}
