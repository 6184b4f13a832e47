// What a netting account's positions consist of. The broker keeps one position for each symbol; by the deals, parts of
// it belong to copies, and the rest to whoever trades on the account besides. Together they are always the position.
#ifndef TERMFLEET_NETPARTS_MQH
#define TERMFLEET_NETPARTS_MQH

#include <TermFleet/Trading/CopyMark.mqh>
#include <TermFleet/Trading/PositionDeals.mqh>
#include <TermFleet/Trading/Volume.mqh>

// What one order has opened. Times of the broker's clock.
struct NetPart {
    ulong ticket;  // of the order
    ulong copy;    // id of the command that opened it; 0 if it is no copy
    string symbol;
    int type;       // ORDER_TYPE_BUY or ORDER_TYPE_SELL
    double opened;  // lots
    double left;    // lots; below 0 when more was closed than was open
    double price;   // average
    double costs;   // commission and fee of the deals that opened it
    long openedMs;
    long magic;
    string comment;

    NetPart()
        : ticket(0),
          copy(0),
          symbol(""),
          type(0),
          opened(0.0),
          left(0.0),
          price(0.0),
          costs(0.0),
          openedMs(0),
          magic(0),
          comment("") {}
};

// What one deal has closed of one part.
struct NetClosing {
    ulong part;  // its ticket
    double volume;
    double price;
    double profit;  // with the deal's swap, commission and fee
    ulong deal;
    long timeMs;  // of the broker's clock

    NetClosing() : part(0), volume(0.0), price(0.0), profit(0.0), deal(0), timeMs(0) {}
};

// What changes a position by `lots`: above 0 buys, below 0 sells.
struct NetDeal {
    ulong ticket;
    ulong order;
    ulong copy;  // the copy whose order it filled; 0 for stops, stop-outs and what others did
    string symbol;
    double lots;
    double price;
    double costs;   // commission and fee
    double profit;  // of what it closed, with swap
    long timeMs;    // of the broker's clock
    long magic;
    string comment;

    NetDeal()
        : ticket(0),
          order(0),
          copy(0),
          symbol(""),
          lots(0.0),
          price(0.0),
          costs(0.0),
          profit(0.0),
          timeMs(0),
          magic(0),
          comment("") {}
};

struct NetSymbol {
    string name;
    double lots;  // of its position: above 0 bought, below 0 sold

    NetSymbol() : name(""), lots(0.0) {}
};

double NetSign(const int type) { return type == ORDER_TYPE_BUY ? 1.0 : -1.0; }

// Above 0 bought, below 0 sold.
double NetLots(const NetPart &part) { return NetSign(part.type) * part.left; }

bool IsNothing(const double lots) { return MathAbs(lots) <= VOLUME_EPSILON; }

double ExactLots(const double lots) { return NormalizeDouble(lots, 8); }

// Closed by a stop or a stop-out: such a deal has the magic number of the position's first order.
bool IsByBroker(const long reason) {
    return reason == DEAL_REASON_SL || reason == DEAL_REASON_TP || reason == DEAL_REASON_SO;
}

// The deal at that place of the selected history. False for what changes no position.
bool ReadNetDeal(const int index, NetDeal &deal) {
    const ulong ticket = HistoryDealGetTicket(index);
    const long type = HistoryDealGetInteger(ticket, DEAL_TYPE);
    if (ticket == 0 || (type != DEAL_TYPE_BUY && type != DEAL_TYPE_SELL))
        return false;
    deal.ticket = ticket;
    deal.order = (ulong)HistoryDealGetInteger(ticket, DEAL_ORDER);
    deal.magic = HistoryDealGetInteger(ticket, DEAL_MAGIC);
    deal.comment = HistoryDealGetString(ticket, DEAL_COMMENT);
    deal.copy = IsByBroker(HistoryDealGetInteger(ticket, DEAL_REASON)) ? 0 : MarkedCopy(deal.magic, deal.comment);
    deal.symbol = HistoryDealGetString(ticket, DEAL_SYMBOL);
    deal.lots = (type == DEAL_TYPE_BUY ? 1.0 : -1.0) * HistoryDealGetDouble(ticket, DEAL_VOLUME);
    deal.price = HistoryDealGetDouble(ticket, DEAL_PRICE);
    deal.costs = DealCosts(ticket);
    deal.profit = HistoryDealGetDouble(ticket, DEAL_PROFIT) + HistoryDealGetDouble(ticket, DEAL_SWAP);
    deal.timeMs = HistoryDealGetInteger(ticket, DEAL_TIME_MSC);
    return !IsNothing(deal.lots);
}

void AddOpened(const NetDeal &deal, const double lots, NetPart &part) {
    part.price = (part.price * part.opened + deal.price * lots) / (part.opened + lots);
    part.opened = ExactLots(part.opened + lots);
    part.left = ExactLots(part.left + lots);
    part.costs += deal.costs * lots / MathAbs(deal.lots);
}

// What `lots` of a part gained when the deal closed them. The broker's own figure is that of the whole position at its
// average price.
double PartProfit(const NetPart &part, const NetDeal &deal, const double lots) {
    const double share = lots / MathAbs(deal.lots);
    double profit = 0.0;
    const ENUM_ORDER_TYPE type = part.type == ORDER_TYPE_BUY ? ORDER_TYPE_BUY : ORDER_TYPE_SELL;
    if (!OrderCalcProfit(type, part.symbol, lots, part.price, deal.price, profit))
        profit = deal.profit * share;
    return profit + deal.costs * share;
}

// The closings that took a part from `before` lots down to `after`. False when they account for less.
bool SumNetClosings(const NetPart &part, const NetClosing &all[], const double before, const double after,
                    ClosingDeals &deals) {
    const double from = part.opened - before;
    const double to = part.opened - after;
    double closed = 0.0;
    for (int i = 0; i < ArraySize(all); i++) {
        if (all[i].part != part.ticket || all[i].volume <= 0.0)
            continue;
        const double counted = MathMin(to, closed + all[i].volume) - MathMax(from, closed);
        closed += all[i].volume;
        if (counted <= VOLUME_EPSILON)
            continue;
        deals.volume = ExactLots(deals.volume + counted);
        deals.price = all[i].price;
        deals.profit += all[i].profit * counted / all[i].volume;
        deals.last = all[i].deal;
        deals.timeMs = all[i].timeMs - CUtcClock::BrokerAheadMs();
    }
    if (part.opened > 0.0)
        deals.profit += part.costs * deals.volume / part.opened;
    return deals.volume >= before - after - VOLUME_EPSILON;
}

#endif
