// The account's open positions and pending orders, read as one consistent list. A netting account's positions are
// listed as their parts, each under the ticket of the order that opened it.
#ifndef TERMFLEET_HOLDINGS_MQH
#define TERMFLEET_HOLDINGS_MQH

#include <TermFleet/Trading/NetLedger.mqh>
#include <TermFleet/Trading/Prices.mqh>
#include <TermFleet/Trading/Terminal.mqh>
#include <TermFleet/Trading/UtcClock.mqh>

#define WALKS_AT_MOST 5

// A position or a pending order.
struct Holding {
    ulong ticket;      // what the server is told: it stays the same while the position lives
    ulong identifier;  // of a position: what its deals refer to
    int type;          // ENUM_ORDER_TYPE; BUY and SELL for positions
    string symbol;
    double volume;  // of a pending order: all of it, whatever is filled
    double price;
    double sl;
    double tp;
    long openedMs;   // Unix time
    long updatedMs;  // Unix time of the last change; of a pending order: when it was placed
    long magic;
    string comment;
    double profit;  // of a position: what closing it now would gain, with swap; EMPTY_VALUE while it is not known

    Holding()
        : ticket(0),
          identifier(0),
          type(0),
          symbol(""),
          volume(0.0),
          price(0.0),
          sl(0.0),
          tp(0.0),
          openedMs(0),
          updatedMs(0),
          magic(0),
          comment(""),
          profit(EMPTY_VALUE) {}
};

// Whether orders of this type wait for a price, and the protocol has a name for them.
bool IsPendingType(const long type) { return type >= ORDER_TYPE_BUY_LIMIT && type <= ORDER_TYPE_SELL_STOP; }

// A broker may reopen a hedging position under another ticket (swaps do that); its identifier stays. On a netting
// account the identifier survives a reversal, and the ticket does not.
ulong SelectedPositionTicket() {
    return (ulong)PositionGetInteger(AccountIsHedging() ? POSITION_IDENTIFIER : POSITION_TICKET);
}

// Selects the position that the server calls `ticket`; for hedging accounts.
bool SelectPosition(const ulong ticket) {
    if (PositionSelectByTicket(ticket) && SelectedPositionTicket() == ticket)
        return true;
    for (int i = PositionsTotal() - 1; i >= 0; i--)
        if (PositionGetTicket(i) != 0 && SelectedPositionTicket() == ticket)
            return true;
    return false;
}

// Selects the pending order of that ticket.
bool SelectPending(const ulong ticket) { return OrderSelect(ticket) && IsPendingType(OrderGetInteger(ORDER_TYPE)); }

void ReadSelectedPosition(Holding &holding) {
    const long ahead = CUtcClock::BrokerAheadMs();
    holding.ticket = SelectedPositionTicket();
    holding.identifier = (ulong)PositionGetInteger(POSITION_IDENTIFIER);
    holding.type = (int)PositionGetInteger(POSITION_TYPE);
    holding.symbol = PositionGetString(POSITION_SYMBOL);
    holding.volume = PositionGetDouble(POSITION_VOLUME);
    holding.price = PositionGetDouble(POSITION_PRICE_OPEN);
    holding.sl = PositionGetDouble(POSITION_SL);
    holding.tp = PositionGetDouble(POSITION_TP);
    holding.openedMs = PositionGetInteger(POSITION_TIME_MSC) - ahead;
    holding.updatedMs = PositionGetInteger(POSITION_TIME_UPDATE_MSC) - ahead;
    holding.magic = PositionGetInteger(POSITION_MAGIC);
    holding.comment = PositionGetString(POSITION_COMMENT);
    holding.profit = PositionGetDouble(POSITION_PROFIT) + PositionGetDouble(POSITION_SWAP);
}

void ReadSelectedOrder(Holding &holding) {
    holding.ticket = (ulong)OrderGetInteger(ORDER_TICKET);
    holding.identifier = holding.ticket;
    holding.type = (int)OrderGetInteger(ORDER_TYPE);
    holding.symbol = OrderGetString(ORDER_SYMBOL);
    holding.volume = OrderGetDouble(ORDER_VOLUME_INITIAL);
    holding.price = OrderGetDouble(ORDER_PRICE_OPEN);
    holding.sl = OrderGetDouble(ORDER_SL);
    holding.tp = OrderGetDouble(ORDER_TP);
    holding.openedMs = OrderGetInteger(ORDER_TIME_SETUP_MSC) - CUtcClock::BrokerAheadMs();
    holding.updatedMs = holding.openedMs;
    holding.magic = OrderGetInteger(ORDER_MAGIC);
    holding.comment = OrderGetString(ORDER_COMMENT);
    holding.profit = EMPTY_VALUE;
}

// Mixes one entry into a number that does not depend on the order of the list.
ulong EntrySignature(const ulong ticket, const double volume) {
    ulong mixed = ticket * 1000003 + (ulong)MathRound(volume * 100000000.0);
    mixed = (mixed ^ (mixed >> 31)) * 2862933555777941757;
    return mixed ^ (mixed >> 29);
}

// A number that changes when a position or order appears, disappears or changes its volume.
ulong ListSignature() {
    ulong signature = 0;
    for (int i = PositionsTotal() - 1; i >= 0; i--)
        if (PositionGetTicket(i) != 0)
            signature += EntrySignature(SelectedPositionTicket(), PositionGetDouble(POSITION_VOLUME));
    for (int i = OrdersTotal() - 1; i >= 0; i--) {
        const ulong ticket = OrderGetTicket(i);
        if (ticket != 0 && IsPendingType(OrderGetInteger(ORDER_TYPE)))
            signature += EntrySignature(ticket, OrderGetDouble(ORDER_VOLUME_CURRENT));
    }
    return signature;
}

// One walk, downwards: what is removed meanwhile then moves only entries that were read already. Answers its signature.
ulong WalkHoldings(Holding &list[]) {
    ulong signature = 0;
    int count = 0;
    ArrayResize(list, PositionsTotal() + OrdersTotal(), 64);
    for (int i = PositionsTotal() - 1; i >= 0 && count < ArraySize(list); i--) {
        if (PositionGetTicket(i) == 0)
            continue;
        ReadSelectedPosition(list[count]);
        signature += EntrySignature(list[count].ticket, list[count].volume);
        count++;
    }
    for (int i = OrdersTotal() - 1; i >= 0 && count < ArraySize(list); i--) {
        if (OrderGetTicket(i) == 0 || !IsPendingType(OrderGetInteger(ORDER_TYPE)))
            continue;
        ReadSelectedOrder(list[count]);
        signature += EntrySignature(list[count].ticket, OrderGetDouble(ORDER_VOLUME_CURRENT));
        count++;
    }
    ArrayResize(list, count, 64);
    return signature;
}

// What closing a part now would gain, without swap; EMPTY_VALUE while there is no quote.
double FloatingProfit(const NetPart &part) {
    const bool bought = part.type == ORDER_TYPE_BUY;
    const double price = MarketPrice(part.symbol, !bought);
    double profit = 0.0;
    const ENUM_ORDER_TYPE type = bought ? ORDER_TYPE_BUY : ORDER_TYPE_SELL;
    if (price <= 0.0 || !OrderCalcProfit(type, part.symbol, part.left, part.price, price, profit))
        return EMPTY_VALUE;
    return profit;
}

void ReadPart(const NetPart &part, Holding &holding) {
    const long ahead = CUtcClock::BrokerAheadMs();
    holding.ticket = part.ticket;
    holding.identifier = part.ticket;
    holding.type = part.type;
    holding.symbol = part.symbol;
    holding.volume = part.left;
    holding.price = part.price;
    holding.openedMs = part.openedMs - ahead;
    holding.updatedMs = holding.openedMs;
    holding.magic = part.magic;
    holding.comment = part.copy == 0 ? part.comment : CopyComment(part.copy);
    holding.profit = FloatingProfit(part);
    // Its stops are those of the position, while that is on its side; so is its share of the position's swap.
    if (!PositionSelect(part.symbol) || PositionGetInteger(POSITION_TYPE) != part.type)
        return;
    holding.sl = PositionGetDouble(POSITION_SL);
    holding.tp = PositionGetDouble(POSITION_TP);
    holding.updatedMs = PositionGetInteger(POSITION_TIME_UPDATE_MSC) - ahead;
    const double volume = PositionGetDouble(POSITION_VOLUME);
    if (holding.profit != EMPTY_VALUE && volume > VOLUME_EPSILON)
        holding.profit += PositionGetDouble(POSITION_SWAP) * MathMin(1.0, part.left / volume);
}

// As WalkHoldings, of a netting account. What was closed beyond its volume is no position of its own.
ulong WalkParts(Holding &list[]) {
    const ulong signature = ListSignature();
    int count = 0;
    ArrayResize(list, netLedger.Total() + OrdersTotal(), 64);
    for (int i = netLedger.Total() - 1; i >= 0; i--) {
        NetPart part;
        netLedger.Part(i, part);
        if (part.left <= VOLUME_EPSILON)
            continue;
        Holding fresh;
        list[count] = fresh;
        ReadPart(part, list[count]);
        count++;
    }
    for (int i = OrdersTotal() - 1; i >= 0 && count < ArraySize(list); i--) {
        if (OrderGetTicket(i) == 0 || !IsPendingType(OrderGetInteger(ORDER_TYPE)))
            continue;
        ReadSelectedOrder(list[count]);
        count++;
    }
    ArrayResize(list, count, 64);
    return signature;
}

// False when the list changed during every walk, or differs from the deals that it is made of; then `list` holds
// nothing.
bool ReadHoldings(Holding &list[]) {
    const bool hedging = AccountIsHedging();
    for (int walk = 0; walk < WALKS_AT_MOST; walk++) {
        if (!hedging && !netLedger.Look())
            break;
        if ((hedging ? WalkHoldings(list) : WalkParts(list)) == ListSignature())
            return true;
    }
    ArrayResize(list, 0, 64);
    return false;
}

#endif
