package com.termfleet.copy.trade;

import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.pause.PauseLevel;
import com.termfleet.kernel.Lots;
import java.time.Duration;

/** The texts of all reasons that a follower can read about a copy. */
public final class Reasons {

    private Reasons() {}

    public static Reason waiting() {
        return of(
                ReasonCode.WAITING_FOR_FOLLOWER,
                "The account is not connected; it is copied if the account connects before the signal expires.");
    }

    public static Reason paused(PauseLevel level) {
        return of(ReasonCode.PAUSED, isPaused(level) + "; nothing new is copied.");
    }

    public static Reason closeWaits(PauseLevel level) {
        return of(ReasonCode.PAUSED, isPaused(level) + " and frozen; it is closed when the pause ends.");
    }

    private static String isPaused(PauseLevel level) {
        return switch (level) {
            case SUBSCRIPTION -> "The subscription is paused";
            case FOLLOWER -> "The account is paused for all its masters";
            case MASTER -> "The master's account is paused for all its followers";
            case ALL -> "All copying is paused by an administrator";
        };
    }

    public static Reason expired(Duration allowed, Duration late) {
        return of(
                ReasonCode.EXPIRED,
                "The signal was older than the allowed " + allowed.toMillis() + " ms, by " + late.toMillis() + " ms.");
    }

    public static Reason belowMinLotToCopy(Lots master, Lots minimum) {
        return of(
                ReasonCode.BELOW_MIN_LOT_TO_COPY,
                "The master traded " + master + " lots; this subscription copies from " + minimum + " lots on.");
    }

    public static Reason belowMinimum(Lots lots, Lots minimum) {
        return of(
                ReasonCode.BELOW_MINIMUM_VOLUME,
                "The copy would be " + abridged(lots) + " lots; the broker's minimum is " + minimum
                        + ". Use a larger size, or force the minimum lot.");
    }

    static Reason unknownSymbol(String said) {
        return of(
                ReasonCode.UNKNOWN_SYMBOL,
                "The account's broker has no such symbol: " + said + ". Add it to the subscription's symbol map.");
    }

    public static Reason netting() {
        return of(
                ReasonCode.NETTING_UNSUPPORTED,
                "The account nets its positions, and its expert does not say so; connect one that does.");
    }

    public static Reason sameAccount() {
        return of(
                ReasonCode.SAME_ACCOUNT,
                "Master and follower are signed in to the same broker account; an account does not copy itself.");
    }

    public static Reason existingPosition() {
        return of(
                ReasonCode.EXISTING_POSITION,
                "The master opened it before the server received it; only new positions are copied.");
    }

    public static Reason existingOrder() {
        return of(
                ReasonCode.EXISTING_POSITION,
                "The master placed the order before it could be copied as an order; it would have been copied when it filled, and it ended without a fill.");
    }

    public static Reason heldAlready() {
        return of(
                ReasonCode.EXISTING_POSITION,
                "The account has a copy of it already, from a subscription that was removed.");
    }

    public static Reason perhapsHeld() {
        return of(
                ReasonCode.EXISTING_POSITION,
                "The account may have a copy of it already: an earlier order was not answered, and no snapshot has shown what became of it.");
    }

    static Reason worsePrice(String said) {
        return of(
                ReasonCode.WORSE_PRICE,
                "The position existed before, and the price was worse than the master's until the signal expired: "
                        + said);
    }

    public static Reason masterPriceUnknown() {
        return of(
                ReasonCode.WORSE_PRICE,
                "Existing positions are to be copied at the master's price or a better one, and the master's is not known.");
    }

    public static Reason priceNotChecked() {
        return of(
                ReasonCode.WORSE_PRICE,
                "Existing positions are to be copied at the master's price or a better one, which the account's expert cannot check.");
    }

    public static Reason offline() {
        return of(ReasonCode.FOLLOWER_OFFLINE, "The account was not connected before the signal expired.");
    }

    public static Reason notExecutedInTime() {
        return of(ReasonCode.EXPIRED, "The order was not executed before the signal expired.");
    }

    public static Reason masterClosedFirst() {
        return of(ReasonCode.MASTER_CLOSED, "The master closed before it was copied.");
    }

    public static Reason subscriptionRemoved() {
        return of(ReasonCode.SUBSCRIPTION_REMOVED, "The subscription was removed.");
    }

    public static Reason stoppedOut() {
        return of(
                ReasonCode.STOPPED_OUT,
                "The account or the subscription was stopped because a loss limit was reached; see the account's stop-outs.");
    }

    public static Reason weekend() {
        return of(
                ReasonCode.RISK_LIMIT,
                "By the limit flatBeforeWeekend nothing is held over the weekend; see the risk limits of the account and of the subscription.");
    }

    /** The follower's expert found a price that the limits do not allow. */
    static Reason priceBeyondLimit(String said) {
        return of(
                ReasonCode.RISK_LIMIT, "Spread or price were beyond the risk limits when it was to be opened: " + said);
    }

    public static Reason noAnswer() {
        return of(
                ReasonCode.NO_ANSWER,
                "The terminal did not answer the order in time. If the position turns out to be open, it is followed or closed.");
    }

    /** Of a follower that confirms what it has executed, and nothing else. */
    public static Reason notConfirmed() {
        return of(
                ReasonCode.NO_ANSWER,
                "The account's expert did not confirm the order. It does not tell when it failed or was filtered out: check the account. If a position is confirmed later, it is followed or closed.");
    }

    public static Reason noAnswerOfExpert() {
        return of(
                ReasonCode.NO_ANSWER,
                "The account's expert did not answer. It does not tell when its own settings filter a signal out. If the position turns out to be open, it is followed or closed.");
    }

    public static Reason notOpenedByExpert() {
        return of(
                ReasonCode.REFUSED,
                "The account's expert did not open it and gave no reason: its own settings may filter the signal out.");
    }

    public static Reason positionNotTold() {
        return of(
                ReasonCode.OUTCOME_UNKNOWN,
                "The answer was lost, and the account's expert lists positions that could be one of several copies; these are closed.");
    }

    public static Reason stopsNotFollowed() {
        return of(
                ReasonCode.MODIFY_REFUSED,
                "The master changed stop loss or take profit; the account's expert cannot change them.");
    }

    public static Reason partNotClosed() {
        return of(
                ReasonCode.CLOSE_REFUSED,
                "The master closed a part; the account's expert closes whole positions only. It is closed when the master closes the rest.");
    }

    public static Reason noPendingOrders() {
        return of(
                ReasonCode.PENDING_ORDER_UNSUPPORTED,
                "The account's expert takes no pending orders; it is copied as a position when the master's order fills.");
    }

    public static Reason closedWithPart() {
        return of(
                ReasonCode.CLOSED_WITH_MASTER,
                "Closed because the master closed a part of its position: its expert does not tell the volume. The rest that the master holds is not copied.");
    }

    public static Reason outcomeUnknown() {
        return of(
                ReasonCode.OUTCOME_UNKNOWN,
                "It is not known whether the broker executed the order, and no position was found. Check the account in the terminal.");
    }

    public static Reason closedWithMaster() {
        return of(ReasonCode.CLOSED_WITH_MASTER, "Closed because the master closed.");
    }

    public static Reason closedByFollower() {
        return of(
                ReasonCode.CLOSED_BY_FOLLOWER,
                "Closed on the account itself: by hand, by stop loss, by take profit or by the broker.");
    }

    public static Reason cancelledWithMaster() {
        return of(
                ReasonCode.CANCELLED_WITH_MASTER,
                "The master's pending order was removed or expired; the order was removed.");
    }

    public static Reason cancelledByFollower() {
        return of(
                ReasonCode.CANCELLED_BY_FOLLOWER,
                "The pending order is gone from the account: removed by hand or by the broker, expired, or filled and closed again there.");
    }

    public static Reason notFilledInTime() {
        return of(
                ReasonCode.EXPIRED,
                "The master's order was filled, the account's own was not before the signal expired; it was removed.");
    }

    public static Reason kept() {
        return of(
                ReasonCode.KEPT,
                "The subscription was removed; the position is kept and no longer follows the master.");
    }

    public static Reason closeRefused(int retcode, String text) {
        return of(
                ReasonCode.CLOSE_REFUSED,
                words(retcode, "The broker refused to close", "It is not known whether it was closed")
                        + "; the close is repeated: " + said(retcode, text));
    }

    public static Reason cancelRefused(int retcode, String text) {
        return of(
                ReasonCode.CLOSE_REFUSED,
                words(
                                retcode,
                                "The broker refused to remove the order",
                                "It is not known whether the order was removed")
                        + "; the removal is repeated: " + said(retcode, text));
    }

    public static Reason nothingClosed() {
        return of(
                ReasonCode.CLOSE_REFUSED,
                "The terminal reported the close, but the volume has not changed; the close is repeated.");
    }

    public static Reason modifyRefused(int retcode, String text) {
        return of(
                ReasonCode.MODIFY_REFUSED,
                words(
                                retcode,
                                "The broker refused the master's stop loss and take profit: ",
                                "It is not known whether the master's stop loss and take profit were set: ")
                        + said(retcode, text));
    }

    private static String words(int retcode, String refused, String unknown) {
        return retcode == Retcodes.TIMEOUT ? unknown : refused;
    }

    /** The answer of the terminal or broker in its own words, with MT5's return code. */
    static String said(int retcode, String text) {
        String words = text.isBlank() ? "no text" : '"' + text + '"';
        return retcode == 0 ? words : words + " (" + retcode + ")";
    }

    static Reason of(ReasonCode code, String text) {
        return new Reason(code, text);
    }

    private static String abridged(Lots lots) {
        String text = lots.toString();
        return text.length() <= 12 ? text : text.substring(0, 12) + "…";
    }
}
