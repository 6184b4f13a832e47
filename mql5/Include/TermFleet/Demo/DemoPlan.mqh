// The demo's decisions: when to open a position, when to change it, when to close it.
#ifndef TERMFLEET_DEMOPLAN_MQH
#define TERMFLEET_DEMOPLAN_MQH

#include <TermFleet/Protocol/Random.mqh>
#include <TermFleet/Trading/Orders.mqh>
#include <TermFleet/Trading/Symbols.mqh>
#include <TermFleet/Trading/Volume.mqh>

#define DEMO_MAGIC 7770002
#define DEMO_STOP_POINTS 800

struct DemoPosition {
    ulong ticket;
    ulong closeAt;  // in GetTickCount64, as the others; 0: never
    ulong partAt;
    ulong modifyAt;

    DemoPosition() : ticket(0), closeAt(0), partAt(0), modifyAt(0) {}
};

class CDemoPlan {
private:
    CRandom m_random;
    string m_symbols[];
    double m_lots;
    int m_maxPositions;
    ulong m_openAt;
    DemoPosition m_positions[];

public:
    CDemoPlan() : m_lots(0.1), m_maxPositions(3), m_openAt(0) {}

    // False when the broker knows none of the symbols.
    bool Configure(const ulong seed, const string symbols, const double lots, const int maxPositions) {
        m_random.Seed(seed);
        m_lots = lots;
        m_maxPositions = maxPositions;
        m_openAt = GetTickCount64() + 2000;
        string names[];
        const int count = SplitText(symbols, ",", names);
        int known = 0;
        for (int i = 0; i < count; i++) {
            const string name = FixSymbolName(Trim(names[i]), "");
            if (name == "" || !SymbolSelect(name, true))
                continue;
            ArrayResize(m_symbols, known + 1, 16);
            m_symbols[known] = name;
            known++;
        }
        return known > 0;
    }

    void Act() {
        Adopt();
        const ulong now = GetTickCount64();
        for (int i = ArraySize(m_positions) - 1; i >= 0; i--)
            Manage(i, now);
        if (now < m_openAt)
            return;
        m_openAt = now + (ulong)m_random.Between(6000, 10000);
        if (ArraySize(m_positions) < m_maxPositions)
            Open();
    }

private:
    // Takes in its own positions that it does not manage yet: just opened, or from before a restart.
    void Adopt() {
        for (int i = 0; i < PositionsTotal(); i++) {
            const ulong ticket = PositionGetTicket(i);
            if (ticket != 0 && PositionGetInteger(POSITION_MAGIC) == DEMO_MAGIC && IndexOf(ticket) < 0)
                Take(ticket);
        }
    }

    void Take(const ulong ticket) {
        const int count = ArraySize(m_positions);
        const ulong now = GetTickCount64();
        const int life = m_random.Between(8000, 15000);
        DemoPosition position;
        position.ticket = ticket;
        position.closeAt = now + (ulong)life;
        if (m_random.Between(1, 3) == 1)
            position.partAt = now + (ulong)(life / 2);
        if (m_random.Between(1, 3) == 1)
            position.modifyAt = now + (ulong)(life / 3);
        ArrayResize(m_positions, count + 1, 16);
        m_positions[count] = position;
    }

    int IndexOf(const ulong ticket) const {
        for (int i = 0; i < ArraySize(m_positions); i++)
            if (m_positions[i].ticket == ticket)
                return i;
        return -1;
    }

    void Manage(const int i, const ulong now) {
        if (!PositionSelectByTicket(m_positions[i].ticket)) {
            Drop(i);
            return;
        }
        TradeAnswer answer;
        if (now >= m_positions[i].closeAt) {
            ClosePosition(PositionGetDouble(POSITION_VOLUME), 0, answer);
            m_positions[i].closeAt = now + 1000;  // again, if it did not work
        } else if (m_positions[i].partAt != 0 && now >= m_positions[i].partAt) {
            m_positions[i].partAt = 0;
            const double part =
                FitSymbolVolume(PositionGetString(POSITION_SYMBOL), PositionGetDouble(POSITION_VOLUME) / 2.0);
            if (part > 0.0)
                ClosePosition(part, 0, answer);
        } else if (m_positions[i].modifyAt != 0 && now >= m_positions[i].modifyAt) {
            m_positions[i].modifyAt = 0;
            SetStops(answer);
        }
    }

    void Drop(const int index) {
        const int last = ArraySize(m_positions) - 1;
        m_positions[index] = m_positions[last];
        ArrayResize(m_positions, last, 16);
    }

    // Stops far enough away not to be hit within seconds, around the present price of the selected position.
    void SetStops(TradeAnswer &answer) {
        const bool buy = PositionGetInteger(POSITION_TYPE) == POSITION_TYPE_BUY;
        const double point = SymbolInfoDouble(PositionGetString(POSITION_SYMBOL), SYMBOL_POINT);
        const double distance = (double)m_random.Between(DEMO_STOP_POINTS, 2 * DEMO_STOP_POINTS) * point;
        const double price = PositionGetDouble(POSITION_PRICE_CURRENT);
        ModifyPosition(buy ? price - distance : price + distance, buy ? price + distance : price - distance, answer);
    }

    void Open() {
        const string symbol = m_symbols[m_random.Between(0, ArraySize(m_symbols) - 1)];
        const bool buy = m_random.Between(0, 1) == 1;
        const double lots = FitSymbolVolume(symbol, m_lots * (double)m_random.Between(1, 5));
        const bool withStops = m_random.Between(0, 1) == 1;
        const double price = MarketPrice(symbol, buy);
        if (price <= 0.0 || lots <= 0.0)
            return;
        const double distance = DEMO_STOP_POINTS * SymbolInfoDouble(symbol, SYMBOL_POINT);
        MqlTradeRequest request;
        ZeroMemory(request);
        request.action = TRADE_ACTION_DEAL;
        request.symbol = symbol;
        request.volume = lots;
        request.type = buy ? ORDER_TYPE_BUY : ORDER_TYPE_SELL;
        request.price = price;
        request.deviation = 50;
        request.magic = DEMO_MAGIC;
        request.comment = "demo";
        request.type_filling = FillingMode(symbol, 0);
        if (withStops) {
            request.sl = FitPrice(symbol, buy ? price - distance : price + distance);
            request.tp = FitPrice(symbol, buy ? price + distance : price - distance);
        }
        TradeAnswer answer;
        SendOrder(request, answer);
        if (!IsDone(answer.retcode))
            Print("DemoTrader: ", symbol, " was not opened: ", answer.text);
    }
};

#endif
