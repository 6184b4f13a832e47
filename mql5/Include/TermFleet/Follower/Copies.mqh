// Finds what a command has already opened: by its mark among positions, pending orders and the deals of the last hour.
#ifndef TERMFLEET_COPIES_MQH
#define TERMFLEET_COPIES_MQH

#include <TermFleet/Protocol/FollowerCommand.mqh>
#include <TermFleet/Trading/CopyMark.mqh>
#include <TermFleet/Trading/Held.mqh>
#include <TermFleet/Trading/Orders.mqh>

#define COPY_MEMORY_SECONDS 3600

// How far back a copy of a command that lives `ttlMs` is looked for: older ones with its mark belong to another
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
    bool open;  // it is a position in the list
    double sl;  // of a position in the list
    double tp;

    Copy() : ticket(0), type(0), lots(0.0), price(0.0), symbol(""), open(false), sl(0.0), tp(0.0) {}
};

// Of the position that is selected.
void ReadCopy(Copy &copy) {
    copy.ticket = SelectedPositionTicket();
    copy.type = (int)PositionGetInteger(POSITION_TYPE);
    copy.lots = PositionGetDouble(POSITION_VOLUME);
    copy.price = PositionGetDouble(POSITION_PRICE_OPEN);
    copy.symbol = PositionGetString(POSITION_SYMBOL);
    copy.open = true;
    copy.sl = PositionGetDouble(POSITION_SL);
    copy.tp = PositionGetDouble(POSITION_TP);
}

bool FindOpenCopy(const ulong id, const datetime since, Copy &copy) {
    for (int i = PositionsTotal() - 1; i >= 0; i--) {
        if (PositionGetTicket(i) == 0 || PositionGetInteger(POSITION_TIME) < (long)since ||
            !IsMarkedAs(PositionGetInteger(POSITION_MAGIC), PositionGetString(POSITION_COMMENT), id))
            continue;
        ReadCopy(copy);
        return true;
    }
    return false;
}

bool FindPendingCopy(const ulong id, const datetime since, Copy &copy) {
    for (int i = OrdersTotal() - 1; i >= 0; i--) {
        const ulong ticket = OrderGetTicket(i);
        if (ticket == 0 || !IsPendingType(OrderGetInteger(ORDER_TYPE)) ||
            OrderGetInteger(ORDER_TIME_SETUP) < (long)since ||
            !IsMarkedAs(OrderGetInteger(ORDER_MAGIC), OrderGetString(ORDER_COMMENT), id))
            continue;
        copy.ticket = ticket;
        copy.type = (int)OrderGetInteger(ORDER_TYPE);
        copy.lots = OrderGetDouble(ORDER_VOLUME_INITIAL);
        copy.price = OrderGetDouble(ORDER_PRICE_OPEN);
        copy.symbol = OrderGetString(ORDER_SYMBOL);
        return true;
    }
    return false;
}

// Adds an opening deal to what is known of a copy.
void AddDeal(const ulong deal, Copy &copy) {
    copy.ticket = (ulong)HistoryDealGetInteger(deal, DEAL_POSITION_ID);
    copy.type = (int)HistoryDealGetInteger(deal, DEAL_TYPE);
    copy.lots += HistoryDealGetDouble(deal, DEAL_VOLUME);
    copy.price = HistoryDealGetDouble(deal, DEAL_PRICE);
    copy.symbol = HistoryDealGetString(deal, DEAL_SYMBOL);
}

// What was opened and is closed again, or is not in the list of positions yet.
bool FindPastCopy(const ulong id, const datetime since, Copy &copy) {
    if (!HistorySelect(since, TimeTradeServer() + 86400))
        return false;
    for (int i = HistoryDealsTotal() - 1; i >= 0; i--) {
        const ulong deal = HistoryDealGetTicket(i);
        if (HistoryDealGetInteger(deal, DEAL_ENTRY) == DEAL_ENTRY_IN &&
            IsMarkedAs(HistoryDealGetInteger(deal, DEAL_MAGIC), HistoryDealGetString(deal, DEAL_COMMENT), id))
            AddDeal(deal, copy);
    }
    return copy.ticket != 0;
}

// The part of a netting position that is the copy, open or closed again.
bool FindPartCopy(const ulong id, const datetime since, Copy &copy) {
    netLedger.Look();
    const int i = netLedger.IndexOfCopy(id);
    if (i < 0)
        return false;
    NetPart part;
    netLedger.Part(i, part);
    if (part.openedMs / 1000 < (long)since)
        return false;
    copy.ticket = part.ticket;
    copy.type = part.type;
    copy.open = part.left > VOLUME_EPSILON;
    copy.lots = copy.open ? part.left : part.opened;
    copy.price = part.price;
    copy.symbol = part.symbol;
    if (PositionSelect(part.symbol)) {
        copy.sl = PositionGetDouble(POSITION_SL);
        copy.tp = PositionGetDouble(POSITION_TP);
    }
    return true;
}

// An order of which a part is filled is an order still: its position counts once the order has left the list.
bool FindCopy(const FollowerCommand &command, Copy &copy) {
    const datetime since = CopiesSince(command.ttlMs);
    if (FindPendingCopy(command.id, since, copy))
        return true;
    if (!AccountIsHedging())
        return FindPartCopy(command.id, since, copy);
    return FindOpenCopy(command.id, since, copy) || FindPastCopy(command.id, since, copy);
}

// What an order has opened, by the tickets in the trade server's answer. Parts of netting positions are found by their
// mark alone.
bool FindOpenedBy(const TradeAnswer &answer, Copy &copy) {
    if (!AccountIsHedging())
        return false;
    if (answer.order != 0 && SelectPosition(answer.order)) {
        ReadCopy(copy);
        return true;
    }
    if (answer.deal == 0 || !HistoryDealSelect(answer.deal))
        return false;
    AddDeal(answer.deal, copy);
    return copy.ticket != 0;
}

#endif
