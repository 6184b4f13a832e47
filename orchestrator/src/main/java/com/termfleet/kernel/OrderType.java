package com.termfleet.kernel;

/** The six order types of MetaTrader that the line protocol knows. */
public enum OrderType {
    BUY(Side.BUY, false),
    SELL(Side.SELL, false),
    BUY_LIMIT(Side.BUY, true),
    SELL_LIMIT(Side.SELL, true),
    BUY_STOP(Side.BUY, true),
    SELL_STOP(Side.SELL, true);

    private final Side side;
    private final boolean pending;

    OrderType(Side side, boolean pending) {
        this.side = side;
        this.pending = pending;
    }

    public Side side() {
        return side;
    }

    /** Whether the order waits for a price rather than executing at the market. */
    public boolean isPending() {
        return pending;
    }

    /** The order that profits where this one loses: a buy limit below the market becomes a sell stop there. */
    public OrderType reversed() {
        return switch (this) {
            case BUY -> SELL;
            case SELL -> BUY;
            case BUY_LIMIT -> SELL_STOP;
            case SELL_STOP -> BUY_LIMIT;
            case SELL_LIMIT -> BUY_STOP;
            case BUY_STOP -> SELL_LIMIT;
        };
    }
}
