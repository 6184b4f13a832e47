// The master: compares the account with what the server has acknowledged, and sends the difference. No single event is
// relied on: whatever was missed shows in the next comparison.
#ifndef TERMFLEET_MASTER_MQH
#define TERMFLEET_MASTER_MQH

#include <TermFleet/Master/TradeRecord.mqh>
#include <TermFleet/Protocol/Session.mqh>
#include <TermFleet/Trading/Held.mqh>
#include <TermFleet/Trading/OrderHistory.mqh>

#define ANSWER_TIMEOUT_MS 5000
#define REFUSAL_PAUSE_MS 1000
// How long a change must be seen on a connected terminal, without the deals that made it, to be reported without them.
#define DEALS_TIMEOUT_MS 30000
#define UNANSWERED_LIMIT 5
#define UNANSWERED_PAUSE_MS 60000

class CMaster : public CSession {
private:
    TradeRecord m_records[];
    bool m_known;  // the first snapshot has been sent: what it held need not be told
    long m_sequence;

public:
    CMaster() : m_known(false), m_sequence(0) {}

    // Looks at the account and sends what has changed. Cheap: called on every trade event and often by the timer.
    void Compare() {
        if (!m_known)
            return;
        const ulong now = GetTickCount64();
        m_list.Look(now);
        Look();
        if (!IsReady())
            return;
        for (int i = 0; i < ArraySize(m_records) && IsReady(); i++)
            Tell(i, now);
        DropTold();
    }

protected:
    virtual void OnReady() { Compare(); }

    // The first snapshot told the server everything: from here on only changes are reported.
    virtual void OnSnapshot(const Holding &list[]) {
        if (m_known)
            return;
        m_known = true;
        Observed(list);
        for (int i = 0; i < ArraySize(m_records); i++)
            m_records[i].told = m_records[i].now;
    }

    virtual bool IsListComplete() { return true; }

    // Copies that an expert of this system opened here are not signals.
    virtual bool IsListed(const Holding &holding) const { return !IsAnyCopy(holding.magic, holding.comment); }

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

    // What was on its way may be lost: the comparison after the reconnect sends it again.
    virtual void OnOffline() {
        for (int i = 0; i < ArraySize(m_records); i++) {
            m_records[i].underWay = MASTER_NOTHING;
            m_records[i].unanswered = 0;
            m_records[i].retryAt = 0;
        }
    }

    virtual void OnOtherServer() {
        ArrayResize(m_records, 0, 32);
        m_known = false;
    }

private:
    void Acknowledged(const int i) {
        m_records[i].told = m_records[i].sent;
        Answered(i);
        Tell(i, GetTickCount64());
    }

    // An answer has come: nothing is on its way, nor in doubt.
    void Answered(const int i) {
        m_records[i].underWay = MASTER_NOTHING;
        m_records[i].opening.exists = false;
        m_records[i].unanswered = 0;
    }

    // UNAVAILABLE passes, and does not say that nothing was stored: the open stays in doubt, as without an answer.
    // Anything else will not get better. Of a position whose open was declined nothing is reported; what else the
    // server declines counts as told, so that a later close still goes out. A filled order that the server did not want
    // is reported as the open of a position.
    void Declined(const int i, const string code, const string text) {
        const ENUM_MASTER_COMMAND declined = m_records[i].underWay;
        m_records[i].underWay = MASTER_NOTHING;
        m_records[i].unanswered = 0;
        m_records[i].retryAt = GetTickCount64() + REFUSAL_PAUSE_MS;
        if (code == "UNAVAILABLE")
            return;
        Answered(i);
        if (declined == MASTER_FILLED) {
            m_records[i].told.exists = false;
            m_records[i].retryAt = 0;
        } else if (declined == MASTER_OPEN) {
            m_records[i].refused = true;
            m_records[i].refusedType = m_records[i].sent.type;
        } else {
            m_records[i].told = m_records[i].sent;
        }
        Print("TermFleet: ", MasterCommandName(declined), " of ", m_records[i].ticket,
              " was declined: ", CleanField(code), " ", CleanField(text));
    }

    int IndexOf(const ulong ticket) const {
        for (int i = 0; i < ArraySize(m_records); i++)
            if (m_records[i].ticket == ticket)
                return i;
        return -1;
    }

    int Record(const Holding &holding) {
        int i = IndexOf(holding.ticket);
        if (i >= 0)
            return i;
        i = ArraySize(m_records);
        ArrayResize(m_records, i + 1, 32);
        TradeRecord fresh;
        m_records[i] = fresh;
        m_records[i].ticket = holding.ticket;
        m_records[i].symbol = holding.symbol;
        m_records[i].digits = (int)SymbolInfoInteger(holding.symbol, SYMBOL_DIGITS);
        m_records[i].magic = holding.magic;
        m_records[i].comment = CleanField(holding.comment);
        return i;
    }

    // Nothing changes on an account while its terminal is not connected, whatever the list shows then.
    void Look() {
        Holding list[];
        if (BrokerIsConnected() && ReadHoldings(list))
            Observed(list);
    }

    void Observed(const Holding &list[]) {
        const long nowMs = m_clock.NowMs();
        for (int i = 0; i < ArraySize(m_records); i++)
            m_records[i].listed = false;
        for (int n = ArraySize(list) - 1; n >= 0; n--)
            if (IsListed(list[n]))
                ObserveOne(list[n], nowMs);
        for (int i = 0; i < ArraySize(m_records); i++)
            if (!m_records[i].listed)
                ObserveMissing(m_records[i], nowMs);
    }

    // Orders come before positions here. An order of which a part is filled is listed together with its position, under
    // one ticket: it waits until it has left the list, and the position counts with what it has then.
    void ObserveOne(const Holding &holding, const long nowMs) {
        const int i = Record(holding);
        if (m_records[i].listed && IsPendingType(m_records[i].now.type))
            return;
        Observe(m_records[i], holding, nowMs);
    }

    void Tell(const int i, const ulong now) {
        if (m_records[i].underWay != MASTER_NOTHING && now > m_records[i].sentAt + ANSWER_TIMEOUT_MS)
            Unanswered(i, now);
        if (m_records[i].underWay != MASTER_NOTHING || m_records[i].refused || now < m_records[i].retryAt)
            return;
        // The server may have stored an open whose answer was lost: what is gone since must be closed there all the
        // same.
        TradeState told = m_records[i].told;
        if (!told.exists && !m_records[i].now.exists)
            told = m_records[i].opening;
        const ENUM_MASTER_COMMAND command = NextMasterCommand(told, m_records[i].now);
        if (command == MASTER_NOTHING) {
            m_records[i].missingSince = 0;
            return;
        }
        // More deals of a netting account's order may follow: they make its part grow, which nothing reports.
        if (command == MASTER_OPEN && !AccountIsHedging() && !IsPendingType(m_records[i].now.type) &&
            OrderSelect(m_records[i].ticket))
            return;
        ClosingDeals deals;
        if (!IsProven(i, command, told, now, deals))
            return;
        if (command == MASTER_OPEN && !m_records[i].opening.exists)
            m_records[i].opening = m_records[i].now;
        TradeState state = m_records[i].now;
        if (command == MASTER_OPEN)
            state = m_records[i].opening;
        m_records[i].underWay = command;
        m_records[i].sent = AfterMasterCommand(command, told, state);
        m_records[i].sentAt = now;
        m_sequence++;
        Send(MasterCommandName(command) + "|" + MasterBody(m_records[i], command, told, state, deals) + "|ts=" +
             IntegerToString(EventMs(m_records[i], command, deals)) + "|magic=" + IntegerToString(m_records[i].magic) +
             "|comment=" + m_records[i].comment + "|seq=" + IntegerToString(m_sequence));
    }

    // A list without a position proves nothing: a terminal that has just connected shows such a one. What closes needs
    // the deals that closed it, and a pending order that is gone its state in the history; without them, a terminal
    // that is connected and has shown the change for long.
    bool IsProven(const int i, const ENUM_MASTER_COMMAND command, const TradeState &told, const ulong now,
                  ClosingDeals &deals) {
        double executed = 0.0;
        bool proven = true;
        const double left = m_records[i].now.exists ? m_records[i].now.volume : 0.0;
        if (command == MASTER_CLOSE || command == MASTER_PARTIAL)
            proven = ReadClosings(m_records[i].identifier, told.volume, left, deals);
        else if (command == MASTER_CANCEL)
            proven = HasOrderEnded(m_records[i].ticket, executed) &&
                     (executed <= VOLUME_EPSILON || HasLeftNothing(m_records[i].ticket));
        if (!proven && command != MASTER_CANCEL && IsFilledLess(m_records[i], told, left)) {
            ReadNewestClosings(m_records[i].identifier, told.volume - left, deals);
            proven = true;
        }
        const ulong connectedSince = m_list.ConnectedSince();
        if (proven || connectedSince == 0) {
            m_records[i].missingSince = 0;
            return proven;
        }
        if (m_records[i].missingSince == 0)
            m_records[i].missingSince = now;
        if (now < MathMax(m_records[i].missingSince, connectedSince) + DEALS_TIMEOUT_MS)
            return false;
        ClosingDeals newest;
        ReadNewestClosings(m_records[i].identifier, told.volume - left, newest);
        deals = newest;
        return true;
    }

    // Sends it again; more rarely when that does not help, so that bad lines do not end the connection for everything
    // else.
    void Unanswered(const int i, const ulong now) {
        m_records[i].unanswered++;
        if (m_records[i].unanswered == UNANSWERED_LIMIT)
            Print("TermFleet: no answer to ", MasterCommandName(m_records[i].underWay), " of ", m_records[i].ticket);
        if (m_records[i].unanswered >= UNANSWERED_LIMIT)
            m_records[i].retryAt = now + UNANSWERED_PAUSE_MS;
        m_records[i].underWay = MASTER_NOTHING;
    }

    // Drops the records of what is gone when the server has been told.
    void DropTold() {
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
