// The parts of a netting account's positions, read from the deals of the terminal's history.
// The list of positions and the deals lag behind trades, each on its own: parts count while the two agree.
#ifndef TERMFLEET_NETLEDGER_MQH
#define TERMFLEET_NETLEDGER_MQH

#include <TermFleet/Trading/NetBook.mqh>
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

class CNetLedger : public CNetBook {
private:
    NetAdjustment m_adjustments[];
    datetime m_from;  // deals before it account for nothing any more
    ulong m_after;    // the last of them; 0 if all deals count
    datetime m_nextFrom;
    ulong m_nextAfter;
    int m_total;  // how many deals were selected at the last look
    ulong m_newest;
    long m_newestMs;      // its time, of the broker's clock
    datetime m_tailFrom;  // when the newest one was
    int m_tail;           // how many deals there are since then
    bool m_agrees;
    bool m_acceptsNone;    // an empty history has lasted for so long that it is all there is
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
          m_newestMs(0),
          m_tailFrom(0),
          m_tail(0),
          m_agrees(false),
          m_acceptsNone(false),
          m_differsSince(0),
          m_lookedAt(0) {}

    // Another account: nothing that is remembered counts.
    void Forget() {
        ArrayResize(m_adjustments, 0, 8);
        m_from = 0;
        m_after = 0;
        m_total = -1;
        m_agrees = false;
        m_acceptsNone = false;
        m_differsSince = 0;
    }

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
        // A terminal that loads its history shows less of it than before, or nothing. Parts may be all there is: of
        // equal copies of both sides no position remains.
        const bool loaded = total >= m_total && (total > 0 || m_acceptsNone);
        if (!loaded && !HasLasted(now)) {
            m_agrees = false;
            m_lookedAt = now;
            return false;
        }
        m_acceptsNone = total == 0;
        Read(total);
        m_agrees = Agrees();
        if (m_agrees) {
            m_differsSince = 0;
            MoveStart();
        } else if (HasLasted(now)) {
            AcceptList();
        }
        m_lookedAt = now;
        return m_agrees;
    }

private:
    // The deals that are selected, if they are others than at the last look.
    void Read(const int total) {
        const ulong newest = total > 0 ? HistoryDealGetTicket(total - 1) : 0;
        const long newestMs = newest == 0 ? 0 : HistoryDealGetInteger(newest, DEAL_TIME_MSC);
        // Times move with the broker's zone.
        if (total != m_total || newest != m_newest || newestMs != m_newestMs)
            Rebuild();
        m_total = total;
        m_newest = newest;
        m_newestMs = newestMs;
        CountTail();
    }

    // Of the deals of the newest one's second and later: fewer to select than all, and they tell whether there are
    // more.
    bool HasNothingNew() const {
        if (m_newest == 0 || !HistorySelect(m_tailFrom, TimeTradeServer() + 86400))
            return false;
        const int count = HistoryDealsTotal();
        return count > 0 && count == m_tail && HistoryDealGetTicket(count - 1) == m_newest &&
               HistoryDealGetInteger(m_newest, DEAL_TIME_MSC) == m_newestMs;
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
        Clear();
        if (m_after != 0)
            first = FirstAfter();
        if (first == 0)
            Adjust(0);
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

    // The place of the first deal that counts. When the one before it is not there, the broker's clock was set: all
    // deals are read.
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
        if (m_nextAfter == m_after || !BrokerIsConnected())
            return;
        m_from = m_nextFrom;
        m_after = m_nextAfter;
        m_total = -1;
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

    // Whether list and deals have differed for so long, on a connected terminal, that they will not agree by
    // themselves.
    bool HasLasted(const ulong now) {
        if (!BrokerIsConnected()) {
            m_differsSince = 0;
            m_acceptsNone = false;
            return false;
        }
        if (m_differsSince == 0 || now > m_lookedAt + NET_LOOK_GAP_MS)
            m_differsSince = now;
        return now >= m_differsSince + NET_DIFFERENCE_MS;
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
};

CNetLedger netLedger;

#endif
