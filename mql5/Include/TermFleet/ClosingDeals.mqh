// What the deals of a position say about how it was closed.
#ifndef TERMFLEET_CLOSINGDEALS_MQH
#define TERMFLEET_CLOSINGDEALS_MQH

struct ClosingDeals {
    double volume;
    double price;   // of the last one; 0 if there is none
    double profit;  // with commission and swap
    ulong last;

    ClosingDeals() : volume(0.0), price(0.0), profit(0.0), last(0) {}
};

bool IsClosingEntry(const long entry) {
    return entry == DEAL_ENTRY_OUT || entry == DEAL_ENTRY_OUT_BY || entry == DEAL_ENTRY_INOUT;
}

double DealResult(const ulong deal) {
    return HistoryDealGetDouble(deal, DEAL_PROFIT) + HistoryDealGetDouble(deal, DEAL_SWAP) +
           HistoryDealGetDouble(deal, DEAL_COMMISSION) + HistoryDealGetDouble(deal, DEAL_FEE);
}

// Those with a ticket above `after`.
void ReadClosingDeals(const ulong position, const ulong after, ClosingDeals &deals) {
    deals.last = after;
    if (!HistorySelectByPosition((long)position))
        return;
    for (int i = 0; i < HistoryDealsTotal(); i++) {
        const ulong deal = HistoryDealGetTicket(i);
        if (deal <= after || !IsClosingEntry(HistoryDealGetInteger(deal, DEAL_ENTRY)))
            continue;
        deals.volume += HistoryDealGetDouble(deal, DEAL_VOLUME);
        deals.price = HistoryDealGetDouble(deal, DEAL_PRICE);
        deals.profit += DealResult(deal);
        deals.last = deal;
    }
}

// Only the newest one.
void ReadLastClosingDeal(const ulong position, ClosingDeals &deals) {
    ClosingDeals all;
    ReadClosingDeals(position, 0, all);
    if (all.last != 0)
        ReadClosingDeals(position, all.last - 1, deals);
}

// The newest closing deal of a position that is still open; 0 if there is none.
ulong LastDeal(const ulong position) {
    ClosingDeals deals;
    ReadClosingDeals(position, 0, deals);
    return deals.last;
}

#endif
