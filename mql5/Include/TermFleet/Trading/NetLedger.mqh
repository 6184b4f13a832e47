// The parts of a netting account's positions, worked out anew from the deals whenever there are more of them:
//   - a deal of a copy opens or closes that copy alone;
//   - any other deal first closes what is no copy, oldest first. What is left of it reduces the position's copies by their
//     shares, ends them all when the position becomes flat, and else opens something that is no copy.
// The list of positions and the deals lag behind trades, each on its own: parts count while the two agree.
#ifndef TERMFLEET_NETLEDGER_MQH
#define TERMFLEET_NETLEDGER_MQH

#include <TermFleet/Trading/NetParts.mqh>
#include <TermFleet/Trading/Terminal.mqh>

// How long deals that account for nothing any more are read again: repeated commands ask for them.
#define NET_MEMORY_SECONDS 172800
// How long list and deals must differ on a connected terminal to differ for good: a broker may keep no older deals.
#define NET_DIFFERENCE_MS 30000
// In a longer time without a look the terminal may have lost its broker and found it again.
#define NET_LOOK_GAP_MS 2000

// A difference that stays counts as a deal of nobody's after a certain one.
struct NetAdjustment {
    ulong after;  // the ticket of the deal before it; 0 for none
    NetDeal deal;

    NetAdjustment() : after(0) {}
};

class CNetLedger {
private:
    NetPart m_parts[];
    NetClosing m_closings[];
    NetSymbol m_symbols[];
    NetAdjustment m_adjustments[];
    datetime m_from;  // deals before it account for nothing any more
    ulong m_after;    // the last of them; 0 if all deals count
    datetime m_nextFrom;
    ulong m_nextAfter;
    int m_total;  // how many deals were selected at the last look
    ulong m_newest;
    datetime m_tailFrom;  // when the newest one was
    int m_tail;           // how many deals there are since then
    bool m_agrees;
    ulong m_differsSince;  // in GetTickCount64; 0 while list and deals agree or the terminal is not connected
    ulong m_lookedAt;

public:
    CNetLedger()
        : m_from(0),
          m_after(0),
          m_nextFrom(0),
          m_nextAfter(0),
          m_total(-1),
          m_newest(0),
          m_tailFrom(0),
          m_tail(0),
          m_agrees(false),
          m_differsSince(0),
          m_lookedAt(0) {}

    // True when the parts are the positions that the terminal lists.
    bool Look() {
        const ulong now = GetTickCount64();
        if (m_agrees && HasNothingNew() && Agrees()) {
            m_lookedAt = now;
            return true;
        }
        if (!HistorySelect(m_from, TimeTradeServer() + 86400))
            return false;
        const int total = HistoryDealsTotal();
        const ulong newest = total > 0 ? HistoryDealGetTicket(total - 1) : 0;
        if (total != m_total || newest != m_newest)
            Rebuild();
        m_total = total;
        m_newest = newest;
        CountTail();
        m_agrees = Agrees();
        if (m_agrees && BrokerIsConnected())
            MoveStart();
        Judge(now);
        m_lookedAt = now;
        return m_agrees;
    }

    int Total() const { return ArraySize(m_parts); }

    void Part(const int index, NetPart &part) const { part = m_parts[index]; }

    // The last one of that ticket, -1 if there is none.
    int IndexOf(const ulong ticket) const {
        for (int i = ArraySize(m_parts) - 1; i >= 0; i--)
            if (m_parts[i].ticket == ticket)
                return i;
        return -1;
    }

    // The last one of that copy, -1 if there is none.
    int IndexOfCopy(const ulong copy) const {
        for (int i = ArraySize(m_parts) - 1; i >= 0; i--)
            if (m_parts[i].copy == copy)
                return i;
        return -1;
    }

    // Above 0 bought, below 0 sold.
    double LotsOf(const string symbol) const {
        for (int i = 0; i < ArraySize(m_symbols); i++)
            if (m_symbols[i].name == symbol)
                return m_symbols[i].lots;
        return 0.0;
    }

    // The deals that took a part from `before` lots down to `after`. False while the history does not show all of them.
    bool ReadClosings(const ulong ticket, const double before, const double after, ClosingDeals &deals) const {
        const int i = IndexOf(ticket);
        if (i < 0 || m_parts[i].opened < before - VOLUME_EPSILON)
            return false;
        return SumNetClosings(m_parts[i], m_closings, before, after, deals);
    }

    // The newest of them, up to a volume.
    void ReadNewestClosings(const ulong ticket, const double volume, ClosingDeals &deals) const {
        const int i = IndexOf(ticket);
        if (i >= 0)
            SumNetClosings(m_parts[i], m_closings, MathMin(m_parts[i].opened, m_parts[i].left + volume),
                           m_parts[i].left, deals);
    }

    void ReadLastClosing(const ulong ticket, ClosingDeals &deals) const {
        for (int i = ArraySize(m_closings) - 1; i >= 0; i--)
            if (m_closings[i].part == ticket) {
                ReadNewestClosings(ticket, m_closings[i].volume, deals);
                return;
            }
    }

private:
    // Of the deals of the newest one's second and later: fewer to select than all, and they tell whether there are more.
    bool HasNothingNew() const {
        if (m_newest == 0 || !HistorySelect(m_tailFrom, TimeTradeServer() + 86400))
            return false;
        const int count = HistoryDealsTotal();
        return count > 0 && count == m_tail && HistoryDealGetTicket(count - 1) == m_newest;
    }

    // All deals are selected.
    void CountTail() {
        m_tail = 0;
        if (m_newest == 0)
            return;
        m_tailFrom = (datetime)HistoryDealGetInteger(m_newest, DEAL_TIME);
        for (int i = HistoryDealsTotal() - 1; i >= 0; i--) {
            if (HistoryDealGetInteger(HistoryDealGetTicket(i), DEAL_TIME) < (long)m_tailFrom)
                return;
            m_tail++;
        }
    }

    void Rebuild() {
        int first = 0;
        ArrayResize(m_parts, 0, 64);
        ArrayResize(m_closings, 0, 64);
        ArrayResize(m_symbols, 0, 16);
        if (m_after != 0)
            first = FirstAfter();
        Adjust(first > 0 ? m_after : 0);
        m_nextFrom = m_from;
        m_nextAfter = m_after;
        const long old = ((long)TimeTradeServer() - NET_MEMORY_SECONDS) * 1000;
        for (int i = first; i < HistoryDealsTotal(); i++) {
            NetDeal deal;
            if (!ReadNetDeal(i, deal))
                continue;
            Apply(deal);
            Adjust(deal.ticket);
            if (deal.timeMs >= old || !IsFlat())
                continue;
            m_nextFrom = (datetime)(deal.timeMs / 1000);
            m_nextAfter = deal.ticket;
        }
    }

    // The place of the first deal that counts. When the one before it is not there, the broker's clock was set: all deals
    // are read.
    int FirstAfter() {
        for (int i = 0; i < HistoryDealsTotal(); i++)
            if (HistoryDealGetTicket(i) == m_after)
                return i + 1;
        HistorySelect(0, TimeTradeServer() + 86400);
        for (int i = 0; i < HistoryDealsTotal(); i++)
            if (HistoryDealGetTicket(i) == m_after)
                return i + 1;
        return 0;
    }

    void MoveStart() {
        if (m_nextAfter == m_after)
            return;
        m_from = m_nextFrom;
        m_after = m_nextAfter;
        m_total = -1;
    }

    bool IsFlat() const {
        for (int i = 0; i < ArraySize(m_parts); i++)
            if (!IsNothing(m_parts[i].left))
                return false;
        return true;
    }

    bool Agrees() const {
        int open = 0;
        int listed = 0;
        for (int i = 0; i < ArraySize(m_symbols); i++)
            if (!IsNothing(m_symbols[i].lots))
                open++;
        for (int i = PositionsTotal() - 1; i >= 0; i--) {
            if (PositionGetTicket(i) == 0)
                return false;
            if (!IsNothing(ListedLots() - LotsOf(PositionGetString(POSITION_SYMBOL))))
                return false;
            listed++;
        }
        return open == listed;
    }

    // Of the position that is selected.
    double ListedLots() const {
        return NetSign((int)PositionGetInteger(POSITION_TYPE)) * PositionGetDouble(POSITION_VOLUME);
    }

    // Since when list and deals differ, and what is done when that does not end.
    void Judge(const ulong now) {
        if (m_agrees || !BrokerIsConnected())
            m_differsSince = 0;
        else if (m_differsSince == 0 || now > m_lookedAt + NET_LOOK_GAP_MS)
            m_differsSince = now;
        else if (now >= m_differsSince + NET_DIFFERENCE_MS)
            AcceptList();
    }

    void AcceptList() {
        for (int i = PositionsTotal() - 1; i >= 0; i--) {
            if (PositionGetTicket(i) == 0)
                return;
            NetDeal missing;
            missing.symbol = PositionGetString(POSITION_SYMBOL);
            missing.order = (ulong)PositionGetInteger(POSITION_TICKET);
            missing.lots = ExactLots(ListedLots() - LotsOf(missing.symbol));
            missing.price = PositionGetDouble(POSITION_PRICE_OPEN);
            missing.timeMs = PositionGetInteger(POSITION_TIME_MSC);
            missing.magic = PositionGetInteger(POSITION_MAGIC);
            AddAdjustment(missing);
        }
        for (int i = ArraySize(m_symbols) - 1; i >= 0; i--) {
            if (IsNothing(m_symbols[i].lots) || PositionSelect(m_symbols[i].name))
                continue;
            NetDeal missing;
            missing.symbol = m_symbols[i].name;
            missing.lots = -m_symbols[i].lots;
            missing.timeMs = (long)TimeTradeServer() * 1000;
            AddAdjustment(missing);
        }
        m_differsSince = 0;
        m_agrees = Agrees();
    }

    void AddAdjustment(const NetDeal &missing) {
        if (IsNothing(missing.lots))
            return;
        const int count = ArraySize(m_adjustments);
        ArrayResize(m_adjustments, count + 1, 8);
        m_adjustments[count].after = m_newest;
        m_adjustments[count].deal = missing;
        Print("TermFleet: position differs from its deals, taken as it is listed symbol=", missing.symbol,
              " lots=", missing.lots);
        Apply(missing);
    }

    void Adjust(const ulong after) {
        for (int i = 0; i < ArraySize(m_adjustments); i++)
            if (m_adjustments[i].after == after)
                Apply(m_adjustments[i].deal);
    }

    void Apply(const NetDeal &deal) {
        const int symbol = SymbolIndex(deal.symbol);
        if (deal.copy != 0)
            ApplyToCopy(deal);
        else
            ApplyToOthers(deal, m_symbols[symbol].lots);
        m_symbols[symbol].lots = ExactLots(m_symbols[symbol].lots + deal.lots);
    }

    int SymbolIndex(const string name) {
        const int count = ArraySize(m_symbols);
        for (int i = 0; i < count; i++)
            if (m_symbols[i].name == name)
                return i;
        ArrayResize(m_symbols, count + 1, 16);
        NetSymbol fresh;
        fresh.name = name;
        m_symbols[count] = fresh;
        return count;
    }

    void ApplyToCopy(const NetDeal &deal) {
        const double lots = MathAbs(deal.lots);
        const int i = IndexOfCopy(deal.copy);
        // An id whose copy has ended may be another server's.
        if (i < 0 || m_parts[i].symbol != deal.symbol ||
            (IsNothing(m_parts[i].left) && m_parts[i].ticket != deal.order && Opens(m_parts[i], deal)))
            AddPart(deal, deal.lots);
        else if (!Opens(m_parts[i], deal))
            Take(i, lots, deal);
        else if (m_parts[i].left < -VOLUME_EPSILON)
            m_parts[i].left = ExactLots(m_parts[i].left + lots);
        else
            AddOpened(deal, lots, m_parts[i]);
    }

    bool Opens(const NetPart &part, const NetDeal &deal) const { return NetSign(part.type) * deal.lots > 0.0; }

    void ApplyToOthers(const NetDeal &deal, const double before) {
        double rest = deal.lots;
        double net = before;
        for (int i = 0; i < ArraySize(m_parts) && !IsNothing(rest); i++) {
            if (m_parts[i].copy != 0 || m_parts[i].symbol != deal.symbol || NetLots(m_parts[i]) * rest >= 0.0)
                continue;
            const double taken = MathMin(m_parts[i].left, MathAbs(rest));
            const double moved = rest > 0.0 ? taken : -taken;
            Take(i, taken, deal);
            rest = ExactLots(rest - moved);
            net = ExactLots(net + moved);
        }
        if (IsNothing(rest))
            return;
        if (net * rest < 0.0 && MathAbs(rest) < MathAbs(net) - VOLUME_EPSILON) {
            Divide(deal, MathAbs(rest), net);
            return;
        }
        if (net * rest < 0.0) {
            EndAll(deal);
            rest = ExactLots(rest + net);
        }
        if (!IsNothing(rest))
            AddOther(deal, rest);
    }

    // The position is flat by the deal: whatever anybody had of it is closed.
    void EndAll(const NetDeal &deal) {
        for (int i = 0; i < ArraySize(m_parts); i++)
            if (m_parts[i].symbol == deal.symbol && !IsNothing(m_parts[i].left))
                Take(i, m_parts[i].left, deal);
    }

    // Closes so many lots of the copies on the position's side, each by its share, in steps of the symbol's volume; what
    // rounding leaves comes from the oldest.
    void Divide(const NetDeal &deal, const double lots, const double net) {
        double total = 0.0;
        double rest = lots;
        const double step = MathMax(SymbolInfoDouble(deal.symbol, SYMBOL_VOLUME_STEP), 0.00000001);
        for (int i = 0; i < ArraySize(m_parts); i++)
            if (IsOnSide(m_parts[i], deal.symbol, net))
                total += m_parts[i].left;
        double cuts[];
        ArrayResize(cuts, ArraySize(m_parts));
        for (int i = 0; i < ArraySize(m_parts); i++) {
            cuts[i] = IsOnSide(m_parts[i], deal.symbol, net) ? FloorToStep(m_parts[i].left * lots / total, step) : 0.0;
            rest = ExactLots(rest - cuts[i]);
        }
        for (int i = 0; i < ArraySize(m_parts) && !IsNothing(rest); i++) {
            if (!IsOnSide(m_parts[i], deal.symbol, net))
                continue;
            const double more = MathMin(rest, m_parts[i].left - cuts[i]);
            cuts[i] = ExactLots(cuts[i] + more);
            rest = ExactLots(rest - more);
        }
        for (int i = 0; i < ArraySize(m_parts); i++)
            if (!IsNothing(cuts[i]))
                Take(i, cuts[i], deal);
    }

    bool IsOnSide(const NetPart &part, const string symbol, const double net) const {
        return part.symbol == symbol && NetLots(part) * net > 0.0 && part.left > VOLUME_EPSILON;
    }

    void Take(const int i, const double lots, const NetDeal &deal) {
        NetClosing closing;
        closing.part = m_parts[i].ticket;
        closing.volume = lots;
        closing.price = deal.price;
        closing.profit = PartProfit(m_parts[i], deal, lots);
        closing.deal = deal.ticket;
        closing.timeMs = deal.timeMs;
        const int count = ArraySize(m_closings);
        ArrayResize(m_closings, count + 1, 64);
        m_closings[count] = closing;
        m_parts[i].left = ExactLots(m_parts[i].left - lots);
    }

    // Several deals may fill one order.
    void AddOther(const NetDeal &deal, const double lots) {
        const int i = IndexOf(deal.order);
        if (i >= 0 && m_parts[i].copy == 0 && m_parts[i].symbol == deal.symbol && Opens(m_parts[i], deal))
            AddOpened(deal, MathAbs(lots), m_parts[i]);
        else
            AddPart(deal, lots);
    }

    void AddPart(const NetDeal &deal, const double lots) {
        NetPart part;
        part.ticket = deal.order;
        part.copy = deal.copy;
        part.symbol = deal.symbol;
        part.type = lots > 0.0 ? ORDER_TYPE_BUY : ORDER_TYPE_SELL;
        part.openedMs = deal.timeMs;
        part.magic = deal.magic;
        part.comment = deal.comment;
        AddOpened(deal, MathAbs(lots), part);
        const int count = ArraySize(m_parts);
        ArrayResize(m_parts, count + 1, 64);
        m_parts[count] = part;
    }
};

CNetLedger netLedger;

#endif
