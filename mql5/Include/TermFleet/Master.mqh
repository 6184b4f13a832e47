// The master: compares the account with what the server has acknowledged, and tells it the difference. No single event
// is trusted: whatever was missed shows in the next comparison.
#ifndef TERMFLEET_MASTER_MQH
#define TERMFLEET_MASTER_MQH

#include <TermFleet/ClosingDeals.mqh>
#include <TermFleet/Session.mqh>
#include <TermFleet/TradeRecord.mqh>

#define ANSWER_TIMEOUT_MS 5000
#define REFUSAL_PAUSE_MS 1000
#define DEALS_TIMEOUT_MS 1500
#define UNANSWERED_LIMIT 5
#define UNANSWERED_PAUSE_MS 60000

class CMaster : public CSession {
private:
    TradeRecord m_records[];
    bool m_known;  // the first snapshot has been sent
    long m_sequence;

public:
    CMaster() : m_known(false), m_sequence(0) {}

    // Looks at the account and sends what has changed. Cheap: called on every trade event and often by the timer.
    void Compare() {
        if (!m_known)
            return;
        Observe();
        if (!IsReady())
            return;
        const ulong now = GetTickCount64();
        for (int i = 0; i < ArraySize(m_records) && IsReady(); i++)
            Tell(i, now);
        Forget();
    }

protected:
    // The snapshot has just told the server everything; at the first time nothing is known that it could lack.
    virtual void OnReady() {
        if (!m_known) {
            Observe();
            for (int i = 0; i < ArraySize(m_records); i++) {
                m_records[i].told = m_records[i].now;
                m_records[i].lastDeal = LastDeal(m_records[i].ticket);
            }
            m_known = true;
        }
        Compare();
    }

    virtual void OnFields(const string &fields[]) {
        ulong ticket = 0;
        const int count = ArraySize(fields);
        if (count < 4 || (fields[0] != "ACK" && fields[0] != "NACK") || !ParseWhole(fields[2], ticket))
            return;
        const int i = IndexOf(ticket);
        if (i < 0 || MasterCommandName(m_records[i].underWay) != fields[1])
            return;
        if (fields[0] == "ACK")
            Acknowledged(i);
        else
            Declined(i, fields[3], count > 4 ? fields[4] : "");
    }

    // What was under way may be lost: the comparison after the reconnect sends it again.
    virtual void OnOffline() {
        for (int i = 0; i < ArraySize(m_records); i++) {
            m_records[i].underWay = MASTER_NOTHING;
            m_records[i].unanswered = 0;
            m_records[i].retryAt = 0;
        }
    }

private:
    void Acknowledged(const int i) {
        m_records[i].told = m_records[i].sent;
        m_records[i].lastDeal = m_records[i].sentDeal;
        Settled(i);
        Tell(i, GetTickCount64());
    }

    // An answer has come: nothing is under way, nor in doubt.
    void Settled(const int i) {
        m_records[i].underWay = MASTER_NOTHING;
        m_records[i].opening.exists = false;
        m_records[i].unanswered = 0;
        m_records[i].seenMs = 0;
    }

    // UNAVAILABLE passes; anything else will not get better. A refused open is left alone for good; what else the
    // server does not want counts as told, so that a later close still goes out.
    void Declined(const int i, const string code, const string text) {
        const ENUM_MASTER_COMMAND declined = m_records[i].underWay;
        const string command = MasterCommandName(declined);
        Settled(i);
        m_records[i].retryAt = GetTickCount64() + REFUSAL_PAUSE_MS;
        if (code == "UNAVAILABLE")
            return;
        if (declined == MASTER_OPEN)
            m_records[i].refused = true;
        else
            m_records[i].told = m_records[i].sent;
        Print("TermFleet: ", command, " of ", m_records[i].ticket, " was declined: ", CleanField(code), " ",
              CleanField(text));
    }

    int IndexOf(const ulong ticket) const {
        for (int i = 0; i < ArraySize(m_records); i++)
            if (m_records[i].ticket == ticket)
                return i;
        return -1;
    }

    int Record(const ulong ticket, const string symbol, const long magic, const string comment) {
        int i = IndexOf(ticket);
        if (i < 0) {
            i = ArraySize(m_records);
            ArrayResize(m_records, i + 1, 32);
            TradeRecord fresh;
            m_records[i] = fresh;
            m_records[i].ticket = ticket;
            m_records[i].symbol = symbol;
            m_records[i].digits = (int)SymbolInfoInteger(symbol, SYMBOL_DIGITS);
            m_records[i].magic = magic;
            m_records[i].comment = CleanField(comment);
        }
        m_records[i].now.exists = true;
        return i;
    }

    void Observe() {
        for (int i = 0; i < ArraySize(m_records); i++)
            m_records[i].now.exists = false;
        for (int n = 0; n < PositionsTotal(); n++) {
            const ulong ticket = PositionGetTicket(n);
            if (ticket == 0)
                continue;
            const int i = Record(ticket, PositionGetString(POSITION_SYMBOL), PositionGetInteger(POSITION_MAGIC),
                                 PositionGetString(POSITION_COMMENT));
            m_records[i].now.type = (int)PositionGetInteger(POSITION_TYPE);
            m_records[i].now.volume = PositionGetDouble(POSITION_VOLUME);
            m_records[i].now.price = PositionGetDouble(POSITION_PRICE_OPEN);
            m_records[i].now.sl = PositionGetDouble(POSITION_SL);
            m_records[i].now.tp = PositionGetDouble(POSITION_TP);
        }
        for (int n = 0; n < OrdersTotal(); n++) {
            const ulong ticket = OrderGetTicket(n);
            if (ticket == 0 || !IsPendingType(OrderGetInteger(ORDER_TYPE)))
                continue;
            const int i = Record(ticket, OrderGetString(ORDER_SYMBOL), OrderGetInteger(ORDER_MAGIC),
                                 OrderGetString(ORDER_COMMENT));
            m_records[i].now.type = (int)OrderGetInteger(ORDER_TYPE);
            m_records[i].now.volume = OrderGetDouble(ORDER_VOLUME_CURRENT);
            m_records[i].now.price = OrderGetDouble(ORDER_PRICE_OPEN);
            m_records[i].now.sl = OrderGetDouble(ORDER_SL);
            m_records[i].now.tp = OrderGetDouble(ORDER_TP);
        }
    }

    void Tell(const int i, const ulong now) {
        if (m_records[i].underWay != MASTER_NOTHING && now > m_records[i].sentAt + ANSWER_TIMEOUT_MS)
            Unanswered(i, now);
        if (m_records[i].underWay != MASTER_NOTHING || m_records[i].refused || now < m_records[i].retryAt)
            return;
        // The server may know of an open whose answer was lost: what is gone since must be closed there all the same.
        TradeState told = m_records[i].told;
        if (!told.exists && !m_records[i].now.exists)
            told = m_records[i].opening;
        const ENUM_MASTER_COMMAND command = NextMasterCommand(told, m_records[i].now);
        if (command == MASTER_NOTHING)
            return;
        if (command == MASTER_OPEN && !m_records[i].opening.exists)
            m_records[i].opening = m_records[i].now;
        if (m_records[i].seenMs == 0)
            m_records[i].seenMs = m_clock.NowMs();
        const string body = CommandBody(i, command, told, now);
        if (body == "")
            return;
        m_records[i].underWay = command;
        m_records[i].sent =
            command == MASTER_OPEN ? m_records[i].opening : AfterMasterCommand(command, told, m_records[i].now);
        m_records[i].sentAt = now;
        m_sequence++;
        Send(MasterCommandName(command) + "|" + body + "|ts=" + IntegerToString(m_records[i].seenMs) +
             "|magic=" + IntegerToString(m_records[i].magic) + "|comment=" + m_records[i].comment +
             "|seq=" + IntegerToString(m_sequence));
    }

    // Says it again; more rarely when that does not help, lest bad lines end the connection for everything else.
    void Unanswered(const int i, const ulong now) {
        m_records[i].unanswered++;
        if (m_records[i].unanswered == UNANSWERED_LIMIT)
            Print("TermFleet: no answer to ", MasterCommandName(m_records[i].underWay), " of ", m_records[i].ticket);
        if (m_records[i].unanswered >= UNANSWERED_LIMIT)
            m_records[i].retryAt = now + UNANSWERED_PAUSE_MS;
        m_records[i].underWay = MASTER_NOTHING;
    }

    // Empty while the deals that a close needs have not come yet.
    string CommandBody(const int i, const ENUM_MASTER_COMMAND command, const TradeState &told, const ulong now) {
        TradeState state = m_records[i].now;
        if (command == MASTER_OPEN)
            state = m_records[i].opening;
        const int digits = m_records[i].digits;
        const string ticket = FormatTicket(m_records[i].ticket);
        m_records[i].sentDeal = m_records[i].lastDeal;
        switch (command) {
            case MASTER_OPEN:
                return OrderTypeName(state.type) + "|" + CleanField(m_records[i].symbol) + "|" +
                       FormatPrice(state.price, digits) + "|" + FormatLots(state.volume) + "|" +
                       FormatPrice(state.sl, digits) + "|" + FormatPrice(state.tp, digits) + "|" + ticket;
            case MASTER_FILLED:
                return ticket + "|" + ticket + "|" + FormatPrice(state.price, digits);
            case MASTER_MODIFY:
                return ticket + "|" + FormatPrice(state.sl, digits) + "|" + FormatPrice(state.tp, digits) +
                       (IsPendingType(state.type) ? "|price=" + FormatPrice(state.price, digits) : "");
            case MASTER_CANCEL:
                return ticket;
            default:
                return ClosingBody(i, command, told.volume, now);
        }
    }

    string ClosingBody(const int i, const ENUM_MASTER_COMMAND command, const double known, const ulong now) {
        const double left = command == MASTER_CLOSE ? 0.0 : m_records[i].now.volume;
        const double closed = known - left;
        ClosingDeals deals;
        ReadClosingDeals(m_records[i].ticket, m_records[i].lastDeal, deals);
        if (deals.volume < closed - VOLUME_EPSILON) {
            if (m_records[i].missingSince == 0)
                m_records[i].missingSince = now;
            if (now < m_records[i].missingSince + DEALS_TIMEOUT_MS)
                return "";
        }
        m_records[i].missingSince = 0;
        m_records[i].sentDeal = deals.last;
        const string ticket = FormatTicket(m_records[i].ticket);
        const string end = FormatPrice(deals.price, m_records[i].digits) + "|" + FormatMoney(deals.profit);
        if (command == MASTER_CLOSE)
            return ticket + "|" + end;
        return ticket + "|" + FormatLots(closed) + "|" + FormatLots(left) + "|" + end;
    }

    // Gone, and the server knows.
    void Forget() {
        int kept = 0;
        for (int i = 0; i < ArraySize(m_records); i++) {
            const bool done = !m_records[i].now.exists && m_records[i].underWay == MASTER_NOTHING &&
                              ((!m_records[i].told.exists && !m_records[i].opening.exists) || m_records[i].refused);
            if (done)
                continue;
            if (kept != i)
                m_records[kept] = m_records[i];
            kept++;
        }
        ArrayResize(m_records, kept, 32);
    }
};

#endif
