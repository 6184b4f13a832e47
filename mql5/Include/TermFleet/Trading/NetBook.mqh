// What deals make of the parts of a netting account's positions. A deal of a copy opens or closes that copy alone. Any
// other deal first closes what is no copy, oldest first, then what was closed of copies beyond their volume. What is
// left of it reduces the position's copies by their shares, ends them all when the position becomes flat, and else
// opens something that is no copy.
#ifndef TERMFLEET_NETBOOK_MQH
#define TERMFLEET_NETBOOK_MQH

#include <TermFleet/Trading/NetParts.mqh>

class CNetBook {
protected:
    NetPart m_parts[];
    NetClosing m_closings[];
    NetSymbol m_symbols[];

public:
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

protected:
    void Clear() {
        ArrayResize(m_parts, 0, 64);
        ArrayResize(m_closings, 0, 64);
        ArrayResize(m_symbols, 0, 16);
    }

    bool IsFlat() const {
        for (int i = 0; i < ArraySize(m_parts); i++)
            if (!IsNothing(m_parts[i].left))
                return false;
        return true;
    }

    void Apply(const NetDeal &deal) {
        const int symbol = SymbolIndex(deal.symbol);
        if (deal.copy != 0)
            ApplyToCopy(deal);
        else
            ApplyToOthers(deal, m_symbols[symbol].lots);
        m_symbols[symbol].lots = ExactLots(m_symbols[symbol].lots + deal.lots);
    }

private:
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
        const double besides = TakeOpposite(deal, false, deal.lots);
        double rest = TakeOpposite(deal, true, besides);
        const double net = ExactLots(before + deal.lots - rest);
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

    // Closes what is no copy and lies on the other side than `lots`, oldest first: of what others have opened, or of
    // what was closed of copies beyond their volume. That is nobody's either: it is what the follower closes by itself.
    // Answers what is left of the lots.
    double TakeOpposite(const NetDeal &deal, const bool overclosed, const double lots) {
        double rest = lots;
        for (int i = 0; i < ArraySize(m_parts) && !IsNothing(rest); i++) {
            const bool counts = overclosed ? m_parts[i].left < -VOLUME_EPSILON : m_parts[i].copy == 0;
            const double held = NetLots(m_parts[i]);
            if (!counts || m_parts[i].symbol != deal.symbol || held * rest >= 0.0)
                continue;
            const double taken = MathMin(MathAbs(held), MathAbs(rest));
            Take(i, overclosed ? -taken : taken, deal);
            rest = ExactLots(rest > 0.0 ? rest - taken : rest + taken);
        }
        return rest;
    }

    // The position is flat by the deal: whatever anybody had of it is closed.
    void EndAll(const NetDeal &deal) {
        for (int i = 0; i < ArraySize(m_parts); i++)
            if (m_parts[i].symbol == deal.symbol && !IsNothing(m_parts[i].left))
                Take(i, m_parts[i].left, deal);
    }

    // Closes so many lots of the copies on the position's side, each by its share, in steps of the symbol's volume;
    // what rounding leaves comes from the oldest.
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

    // Lots below 0 undo what was closed beyond the part's volume: that closes nothing of it.
    void Take(const int i, const double lots, const NetDeal &deal) {
        if (lots > 0.0)
            AddClosing(i, lots, deal);
        m_parts[i].left = ExactLots(m_parts[i].left - lots);
    }

    void AddClosing(const int i, const double lots, const NetDeal &deal) {
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

#endif
