package com.termfleet.risk;

/** Why risk rules reduced or rejected an order. */
public enum RiskCode {
    /** A rule lacks data, or the data are too old. */
    MISSING_DATA,
    /** A rule failed unexpectedly. */
    RULE_FAILED,
    STOPPED_OUT,
    SYMBOL_NOT_ALLOWED,
    PRODUCT_TYPE_NOT_ALLOWED,
    SIDE_NOT_ALLOWED,
    OUTSIDE_SESSION,
    WEEKEND,
    NEWS,
    LOSS_LIMIT,
    PROFIT_TARGET,
    TOO_MANY_TRADES,
    TOO_MANY_POSITIONS,
    SPREAD_TOO_WIDE,
    PRICE_TOO_FAR,
    TOO_LARGE,
    TOO_MUCH_OPEN,
    TOO_MUCH_MARGIN
}
