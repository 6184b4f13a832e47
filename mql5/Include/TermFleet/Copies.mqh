// Finds what a command has already opened: by its comment among positions, pending orders and the deals of the last
// days.
#ifndef TERMFLEET_COPIES_MQH
#define TERMFLEET_COPIES_MQH

#include <TermFleet/FollowerCommand.mqh>
#include <TermFleet/Text.mqh>

#define COPY_MEMORY_SECONDS 3600
#define COPY_MAGIC 7770001

// How far back a copy of a command that lives `ttlMs` is looked for: older ones with its comment belong to another
// server's pair of the same number. An hour more than it lives covers clocks that are set; the older of both clocks
// counts.
datetime CopiesSince(const ulong ttlMs) {
    const long now = MathMin((long)TimeTradeServer(), (long)TimeCurrent());
    return (datetime)(now - COPY_MEMORY_SECONDS - (long)(ttlMs / 1000));
}

struct Copy {
    ulong ticket;
    int type;  // ENUM_ORDER_TYPE
    double lots;
    double price;
    string symbol;

    Copy() : ticket(0), type(0), lots(0.0), price(0.0), symbol("") {}
};

bool FindOpenCopy(const ulong id, const datetime since, Copy &copy) {
    for (int i = 0; i < PositionsTotal(); i++) {
        const ulong ticket = PositionGetTicket(i);
        if (ticket == 0 || !IsCopyComment(PositionGetString(POSITION_COMMENT), id) ||
            PositionGetInteger(POSITION_TIME) < (long)since)
            continue;
        copy.ticket = ticket;
        copy.type = (int)PositionGetInteger(POSITION_TYPE);
        copy.lots = PositionGetDouble(POSITION_VOLUME);
        copy.price = PositionGetDouble(POSITION_PRICE_OPEN);
        copy.symbol = PositionGetString(POSITION_SYMBOL);
        return true;
    }
    return false;
}

bool FindPendingCopy(const ulong id, const datetime since, Copy &copy) {
    for (int i = 0; i < OrdersTotal(); i++) {
        const ulong ticket = OrderGetTicket(i);
        if (ticket == 0 || !IsCopyComment(OrderGetString(ORDER_COMMENT), id) ||
            OrderGetInteger(ORDER_TIME_SETUP) < (long)since)
            continue;
        copy.ticket = ticket;
        copy.type = (int)OrderGetInteger(ORDER_TYPE);
        copy.lots = OrderGetDouble(ORDER_VOLUME_CURRENT);
        copy.price = OrderGetDouble(ORDER_PRICE_OPEN);
        copy.symbol = OrderGetString(ORDER_SYMBOL);
        return true;
    }
    return false;
}

// What was opened and is closed again, or has no position of its own (netting).
bool FindPastCopy(const ulong id, const datetime since, Copy &copy) {
    if (!HistorySelect(since, TimeTradeServer() + 86400))
        return false;
    for (int i = HistoryDealsTotal() - 1; i >= 0; i--) {
        const ulong deal = HistoryDealGetTicket(i);
        if (HistoryDealGetInteger(deal, DEAL_ENTRY) != DEAL_ENTRY_IN ||
            !IsCopyComment(HistoryDealGetString(deal, DEAL_COMMENT), id))
            continue;
        copy.ticket = (ulong)HistoryDealGetInteger(deal, DEAL_POSITION_ID);
        copy.type = (int)HistoryDealGetInteger(deal, DEAL_TYPE);
        copy.lots += HistoryDealGetDouble(deal, DEAL_VOLUME);
        copy.price = HistoryDealGetDouble(deal, DEAL_PRICE);
        copy.symbol = HistoryDealGetString(deal, DEAL_SYMBOL);
    }
    return copy.ticket != 0;
}

bool FindCopy(const FollowerCommand &command, Copy &copy) {
    const datetime since = CopiesSince(command.ttlMs);
    return FindOpenCopy(command.id, since, copy) || FindPendingCopy(command.id, since, copy) ||
           FindPastCopy(command.id, since, copy);
}

#endif
