// What the deals of a position say about how it was closed. Nothing is remembered between two looks: which deals belong
// to a change follows from the volumes before and after it, so that deals that load late are counted once.
#ifndef TERMFLEET_POSITIONDEALS_MQH
#define TERMFLEET_POSITIONDEALS_MQH

#include <TermFleet/Trading/UtcClock.mqh>

#define VOLUME_EPSILON 0.0000001

// All deals of a position, summed up.
struct PositionDeals {
    double opened;
    double closed;
    double openingCosts;  // commission and fee of the opening deals

    PositionDeals() : opened(0.0), closed(0.0), openingCosts(0.0) {}
};

struct ClosingDeals {
    double volume;
    double price;   // of the last one; 0 if there is none
    double profit;  // with swap, commission and fee, and the same share of the opening deals' commission and fee
    ulong last;     // 0 if there is none
    long timeMs;    // of the last one, Unix time

    ClosingDeals() : volume(0.0), price(0.0), profit(0.0), last(0), timeMs(0) {}
};

bool IsClosingEntry(const long entry) {
    return entry == DEAL_ENTRY_OUT || entry == DEAL_ENTRY_OUT_BY || entry == DEAL_ENTRY_INOUT;
}

double DealCosts(const ulong deal) {
    return HistoryDealGetDouble(deal, DEAL_COMMISSION) + HistoryDealGetDouble(deal, DEAL_FEE);
}

double DealResult(const ulong deal) {
    return HistoryDealGetDouble(deal, DEAL_PROFIT) + HistoryDealGetDouble(deal, DEAL_SWAP) + DealCosts(deal);
}

// False when the history shows no deal of it. The deals stay selected.
bool ReadPositionDeals(const ulong identifier, PositionDeals &sums) {
    if (identifier == 0 || !HistorySelectByPosition((long)identifier))
        return false;
    for (int i = 0; i < HistoryDealsTotal(); i++) {
        const ulong deal = HistoryDealGetTicket(i);
        const double volume = HistoryDealGetDouble(deal, DEAL_VOLUME);
        if (IsClosingEntry(HistoryDealGetInteger(deal, DEAL_ENTRY))) {
            sums.closed += volume;
        } else {
            sums.opened += volume;
            sums.openingCosts += DealCosts(deal);
        }
    }
    return sums.opened > 0.0 || sums.closed > 0.0;
}

// The deals that closed what lies between `from` and `to`, counted in lots closed since the position was opened.
void SumClosingDeals(const PositionDeals &sums, const double from, const double to, ClosingDeals &deals) {
    double closed = 0.0;
    for (int i = 0; i < HistoryDealsTotal(); i++) {
        const ulong deal = HistoryDealGetTicket(i);
        const double volume = HistoryDealGetDouble(deal, DEAL_VOLUME);
        if (!IsClosingEntry(HistoryDealGetInteger(deal, DEAL_ENTRY)) || volume <= 0.0)
            continue;
        const double counted = MathMin(to, closed + volume) - MathMax(from, closed);
        closed += volume;
        if (counted <= VOLUME_EPSILON)
            continue;
        deals.volume = NormalizeDouble(deals.volume + counted, 8);
        deals.price = HistoryDealGetDouble(deal, DEAL_PRICE);
        deals.profit += DealResult(deal) * counted / volume;
        deals.last = deal;
        deals.timeMs = HistoryDealGetInteger(deal, DEAL_TIME_MSC) - CUtcClock::BrokerAheadMs();
    }
    if (sums.opened > 0.0)
        deals.profit += sums.openingCosts * deals.volume / sums.opened;
}

// The deals that took a position from `before` lots down to `after`. False while the history does not show all of them.
bool ReadClosingDeals(const ulong identifier, const double before, const double after, ClosingDeals &deals) {
    PositionDeals sums;
    if (!ReadPositionDeals(identifier, sums) || sums.opened < before - VOLUME_EPSILON)
        return false;
    SumClosingDeals(sums, sums.opened - before, sums.opened - after, deals);
    return deals.volume >= before - after - VOLUME_EPSILON;
}

// The newest closing deals, up to a volume: the best answer when the history lacks what was before them.
void ReadNewestClosingDeals(const ulong identifier, const double volume, ClosingDeals &deals) {
    PositionDeals sums;
    if (ReadPositionDeals(identifier, sums))
        SumClosingDeals(sums, MathMax(0.0, sums.closed - volume), sums.closed, deals);
}

// Only the newest one.
void ReadLastClosingDeal(const ulong identifier, ClosingDeals &deals) {
    PositionDeals sums;
    double last = 0.0;
    if (!ReadPositionDeals(identifier, sums))
        return;
    for (int i = 0; i < HistoryDealsTotal(); i++) {
        const ulong deal = HistoryDealGetTicket(i);
        if (IsClosingEntry(HistoryDealGetInteger(deal, DEAL_ENTRY)))
            last = HistoryDealGetDouble(deal, DEAL_VOLUME);
    }
    SumClosingDeals(sums, sums.closed - last, sums.closed, deals);
}

// Whether the history shows that all of the position was closed.
bool IsClosedByDeals(const ulong identifier) {
    PositionDeals sums;
    return ReadPositionDeals(identifier, sums) && sums.opened > 0.0 && sums.closed >= sums.opened - VOLUME_EPSILON;
}

// The volume of a hedging position. List and history lag behind a trade, each on its own: whichever shows less has seen
// more of what was closed.
double VolumeByListAndDeals(const ulong identifier, const double listed) {
    PositionDeals sums;
    if (!ReadPositionDeals(identifier, sums) || sums.opened <= 0.0)
        return listed;
    return NormalizeDouble(MathMax(0.0, MathMin(listed, sums.opened - sums.closed)), 8);
}

#endif
