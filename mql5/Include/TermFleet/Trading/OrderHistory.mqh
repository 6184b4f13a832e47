// What became of an order, by the terminal's history.
#ifndef TERMFLEET_ORDERHISTORY_MQH
#define TERMFLEET_ORDERHISTORY_MQH

// Whether the broker is done with the order; `executed`: how much of it was executed, in lots.
bool HasOrderEnded(const ulong order, double &executed) {
    executed = 0.0;
    if (order == 0 || !HistoryOrderSelect(order))
        return false;
    const long state = HistoryOrderGetInteger(order, ORDER_STATE);
    if (state != ORDER_STATE_FILLED && state != ORDER_STATE_CANCELED && state != ORDER_STATE_REJECTED &&
        state != ORDER_STATE_EXPIRED)
        return false;
    executed = HistoryOrderGetDouble(order, ORDER_VOLUME_INITIAL) - HistoryOrderGetDouble(order, ORDER_VOLUME_CURRENT);
    return true;
}

#endif
