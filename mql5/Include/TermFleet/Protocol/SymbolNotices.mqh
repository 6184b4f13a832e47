// Which of the broker's symbols the server is to be told: each once, and again when its specification changes. A server
// that may have forgotten them is told all of them.
#ifndef TERMFLEET_SYMBOLNOTICES_MQH
#define TERMFLEET_SYMBOLNOTICES_MQH

#include <TermFleet/Protocol/Text.mqh>

#define SYMBOLS_PER_POLL 100
#define SYMBOL_ROUND_MS 60000
// Tick value and margin of a symbol move with prices; smaller changes are not worth a line.
#define VALUE_TOLERANCE 0.01

// What the broker calculates the symbol as; empty for what has no name here.
string ProductType(const string symbol) {
    switch ((int)SymbolInfoInteger(symbol, SYMBOL_TRADE_CALC_MODE)) {
        case SYMBOL_CALC_MODE_FOREX:
        case SYMBOL_CALC_MODE_FOREX_NO_LEVERAGE:
            return "FOREX";
        case SYMBOL_CALC_MODE_FUTURES:
            return "FUTURES";
        case SYMBOL_CALC_MODE_CFD:
        case SYMBOL_CALC_MODE_CFDLEVERAGE:
            return "CFD";
        case SYMBOL_CALC_MODE_CFDINDEX:
            return "CFD_INDEX";
    }
    return "";
}

// What the broker blocks for one lot at the market; 0 if it cannot be told.
double MarginOfOneLot(const string symbol) {
    double margin = 0.0;
    const double price = SymbolInfoDouble(symbol, SYMBOL_ASK);
    return price > 0.0 && OrderCalcMargin(ORDER_TYPE_BUY, symbol, 1.0, price, margin) ? margin : 0.0;
}

bool HasMoved(const double value, const double told) { return MathAbs(value - told) > MathAbs(told) * VALUE_TOLERANCE; }

class CSymbolNotices {
private:
    string m_epoch;   // of the server's memory; empty: it forgets with the session
    string m_told[];  // by the symbol's index: its specification without these values; empty if not told
    double m_tickValue[];
    double m_margin[];
    bool m_toldAll;     // a whole round has been told
    int m_next;         // the next index to look at in this round
    ulong m_roundAt;    // when the next round begins, in GetTickCount64
    ulong m_sent;       // lines sent since the session began
    ulong m_confirmed;  // of these, so many have certainly arrived

public:
    CSymbolNotices() : m_epoch(""), m_toldAll(false), m_next(0), m_roundAt(0), m_sent(0), m_confirmed(0) {}

    // A session begins. Lines of the last one that may not have arrived count as not told.
    void Begin(const string epoch) {
        if (epoch == "" || epoch != m_epoch || m_sent != m_confirmed || !m_toldAll)
            Forget();
        m_epoch = epoch;
        m_next = 0;
        m_roundAt = 0;
        m_sent = 0;
        m_confirmed = 0;
    }

    void Forget() {
        ArrayResize(m_told, 0, 1024);
        ArrayResize(m_tickValue, 0, 1024);
        ArrayResize(m_margin, 0, 1024);
        m_toldAll = false;
    }

    // How many lines were sent in this session; Confirm takes it back when the server has answered a later line.
    ulong Sent() const { return m_sent; }
    void Confirm(const ulong sent) { m_confirmed = MathMax(m_confirmed, sent); }
    bool IsConfirmed() const { return m_confirmed == m_sent; }

    // Lines to send now. `selectedOnly`: those of Market Watch, all at once; the thousands that a broker may have
    // besides follow bit by bit.
    void Collect(const bool selectedOnly, const ulong now, string &lines[]) {
        const int total = SymbolsTotal(false);
        int left = selectedOnly ? total : SYMBOLS_PER_POLL;
        int i = selectedOnly ? 0 : m_next;
        ArrayResize(lines, 0, 64);
        if (!selectedOnly && now < m_roundAt)
            return;
        while (i < total && left > 0) {
            const string name = SymbolName(i, false);
            if (!selectedOnly || SymbolInfoInteger(name, SYMBOL_SELECT) != 0)
                Look(i, name, lines);
            i++;
            left--;
        }
        if (selectedOnly)
            return;
        m_next = i;
        if (m_next >= total) {
            m_next = 0;
            m_toldAll = true;
            m_roundAt = now + SYMBOL_ROUND_MS;
        }
    }

private:
    void Look(const int index, const string name, string &lines[]) {
        if (name == "" || SymbolInfoInteger(name, SYMBOL_TRADE_MODE) == SYMBOL_TRADE_MODE_DISABLED ||
            SymbolInfoDouble(name, SYMBOL_VOLUME_STEP) <= 0.0)
            return;
        Reserve(index + 1);
        const string start = StartOfLine(name);
        const string tickSize = FormatLots(SymbolInfoDouble(name, SYMBOL_TRADE_TICK_SIZE));
        const string type = ProductType(name);
        const string specification = start + "||" + tickSize + "|" + type;
        const double tickValue = SymbolInfoDouble(name, SYMBOL_TRADE_TICK_VALUE);
        const double margin = MarginOfOneLot(name);
        if (m_told[index] == specification && !HasMoved(tickValue, m_tickValue[index]) &&
            !HasMoved(margin, m_margin[index]))
            return;
        m_told[index] = specification;
        m_tickValue[index] = tickValue;
        m_margin[index] = margin;
        const int count = ArraySize(lines);
        ArrayResize(lines, count + 1, 64);
        lines[count] = start + "|" + FormatLots(tickValue) + "|" + tickSize + (type == "" ? "" : "|type=" + type) +
                       (margin > 0.0 ? "|margin=" + ShortDecimal(margin, 2) : "");
        m_sent++;
    }

    void Reserve(const int size) {
        const int had = ArraySize(m_told);
        if (had >= size)
            return;
        ArrayResize(m_told, size, 1024);
        ArrayResize(m_tickValue, size, 1024);
        ArrayResize(m_margin, size, 1024);
        for (int i = had; i < size; i++) {
            m_told[i] = "";
            m_tickValue[i] = 0.0;
            m_margin[i] = 0.0;
        }
    }

    string StartOfLine(const string name) const {
        return "SYM|" + CleanField(name) + "|" + IntegerToString(SymbolInfoInteger(name, SYMBOL_DIGITS)) + "|" +
               FormatLots(SymbolInfoDouble(name, SYMBOL_VOLUME_MIN)) + "|" +
               FormatLots(SymbolInfoDouble(name, SYMBOL_VOLUME_MAX)) + "|" +
               FormatLots(SymbolInfoDouble(name, SYMBOL_VOLUME_STEP)) + "|" +
               FormatLots(SymbolInfoDouble(name, SYMBOL_TRADE_CONTRACT_SIZE));
    }
};

#endif
