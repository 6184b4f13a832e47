package com.termfleet.copy;

import com.termfleet.copy.trade.Reason;

/** Why a copy is as it is: skipped, failed, closed, or still waiting. A {@link Reason} adds the text for the follower. */
public enum ReasonCode {
    /** PENDING: not ordered yet because the follower's account is not connected. */
    WAITING_FOR_FOLLOWER,

    /** SKIPPED: nothing new is copied during the pause. OPEN, PLACED: its close waits for the end of the pause. */
    PAUSED,
    BELOW_MIN_LOT_TO_COPY,
    BELOW_MINIMUM_VOLUME,
    UNKNOWN_SYMBOL,
    /** Several symbols of the follower's broker could be meant. */
    AMBIGUOUS_SYMBOL,
    /** What the size is calculated from is not known, or no size follows from it. */
    FIGURES_MISSING,
    /** What the size is calculated from was reported too long ago. */
    FIGURES_STALE,
    /** The size depends on a stop loss, and there is none that limits the loss. */
    NO_STOP_LOSS,
    /** A risk limit of the account or of the subscription. */
    RISK_LIMIT,
    /** A risk rule lacks data, or they are too old. */
    RISK_DATA_MISSING,
    /** A risk rule failed because of an error of the server. */
    RISK_RULE_FAILED,
    /** The account is stopped because a loss limit was reached. */
    STOPPED_OUT,
    NETTING_UNSUPPORTED,
    SAME_ACCOUNT,
    EXISTING_POSITION,
    /** SKIPPED: the follower's expert takes no pending orders; the order is copied as a position when it fills. */
    PENDING_ORDER_UNSUPPORTED,
    /** An existing position was to be copied at the master's price or a better one. */
    WORSE_PRICE,
    FOLLOWER_OFFLINE,
    EXPIRED,
    MASTER_CLOSED,
    SUBSCRIPTION_REMOVED,

    NO_ANSWER,
    OUTCOME_UNKNOWN,
    TRADING_DISABLED,
    NOT_ENOUGH_MONEY,
    MARKET_CLOSED,
    INVALID_STOPS,
    INVALID_VOLUME,
    NO_PRICE,
    REFUSED,

    CLOSED_WITH_MASTER,
    CLOSED_BY_FOLLOWER,

    /** CANCELLED: the master's pending order was removed, or has expired. */
    CANCELLED_WITH_MASTER,
    /** CANCELLED: the order was removed on the follower's account, or has expired there. */
    CANCELLED_BY_FOLLOWER,

    /** OPEN: the position stays with the follower and follows the master no more. */
    KEPT,
    /** OPEN, PLACED: the broker refused to close the position or to remove the order; it is tried again. */
    CLOSE_REFUSED,
    /** OPEN, PLACED: the broker refused the new stop loss, take profit or price. */
    MODIFY_REFUSED
}
