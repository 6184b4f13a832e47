// The session part of the line protocol, the same for master and follower: connect, AUTH, HB, SYM, SNAP, back-off. Poll
// is called from every event of the expert.
#ifndef TERMFLEET_SESSION_MQH
#define TERMFLEET_SESSION_MQH

#include <TermFleet/Protocol/AccountLines.mqh>
#include <TermFleet/Protocol/Backoff.mqh>
#include <TermFleet/Protocol/Connection.mqh>
#include <TermFleet/Protocol/SymbolNotices.mqh>
#include <TermFleet/Trading/ListWatch.mqh>
#include <TermFleet/Trading/UtcClock.mqh>

#define AUTH_TIMEOUT_MS 10000
#define REPLACED_PAUSE_MS 120000
#define REFUSED_PAUSE_MS 300000
#define DEFAULT_HEARTBEAT_MS 2000
#define LIST_LOOK_MS 100

enum ENUM_SESSION_STATE { SESSION_OFFLINE, SESSION_GREETING, SESSION_READY };

class CSession {
protected:
    CConnection m_connection;
    CUtcClock m_clock;
    CListWatch m_list;

private:
    string m_role;
    string m_token;
    string m_expert;
    string m_host;
    int m_port;
    long m_login;
    CBackoff m_backoff;
    CSymbolNotices m_symbols;
    ENUM_SESSION_STATE m_state;
    ulong m_connectedAt;  // in GetTickCount64, as the others
    ulong m_heartbeatMs;
    ulong m_heartbeatAt;
    ulong m_listLookAt;
    ulong m_pinged;  // how many lines of symbols the last PING follows
    bool m_snapshotDue;
    string m_lastTrouble;

public:
    CSession()
        : m_role(""),
          m_token(""),
          m_expert(""),
          m_host(""),
          m_port(0),
          m_login(0),
          m_state(SESSION_OFFLINE),
          m_connectedAt(0),
          m_heartbeatMs(DEFAULT_HEARTBEAT_MS),
          m_heartbeatAt(0),
          m_listLookAt(0),
          m_pinged(0),
          m_snapshotDue(false),
          m_lastTrouble("") {}

    // Called by OnInit. Variables survive a change of inputs, so everything that depends on them starts anew here.
    void Configure(const string role, const string token, const string expert, const string host, const int port) {
        const bool other = role != m_role || token != m_token || host != m_host || port != m_port;
        m_connection.Close();
        m_state = SESSION_OFFLINE;
        m_backoff.Succeeded();
        m_backoff.Seed(GetMicrosecondCount() ^ (ulong)AccountInfoInteger(ACCOUNT_LOGIN));
        m_lastTrouble = "";
        m_role = role;
        m_token = token;
        m_expert = expert;
        m_host = host;
        m_port = port;
        if (other)
            Forget();
    }

    bool IsReady() const { return m_state == SESSION_READY; }

    void Stop() { m_connection.Close(); }

    void Poll() {
        const ulong now = GetTickCount64();
        m_clock.Look();
        if (now >= m_listLookAt) {
            m_listLookAt = now + LIST_LOOK_MS;
            m_list.Look(now);
        }
        if (m_state == SESSION_OFFLINE) {
            if (m_backoff.Due(now))
                Connect(now);
            return;
        }
        if (!m_connection.Receive(now)) {
            Lost("connection closed");
            return;
        }
        string line = "";
        while (m_state != SESSION_OFFLINE && m_connection.NextLine(line))
            Accept(line);
        if (m_state != SESSION_OFFLINE)
            Keep(now);
    }

    bool Send(const string line) {
        if (m_state == SESSION_OFFLINE)
            return false;
        if (m_connection.Send(line))
            return true;
        Lost("sending failed");
        return false;
    }

    // As soon as the list of positions can be believed.
    void RequestSnapshot() { m_snapshotDue = true; }

protected:
    // After AUTH_OK. The snapshot follows when the list of positions can be believed.
    virtual void OnReady() = 0;
    // The server has been told this list.
    virtual void OnSnapshot(const Holding &list[]) = 0;
    // A line that is none of the session's own.
    virtual void OnFields(const string &fields[]) = 0;
    virtual void OnOffline() = 0;
    // Another server or another account: nothing that is remembered of the last one counts.
    virtual void OnOtherServer() = 0;
    // False while the list lacks what the role is certain to hold.
    virtual bool IsListComplete() = 0;
    // Whether the role reports this position or order.
    virtual bool IsListed(const Holding &holding) const = 0;

private:
    void Forget() {
        m_symbols.Forget();
        m_snapshotDue = false;
        netLedger.Forget();
        OnOtherServer();
    }

    void Connect(const ulong now) {
        const long login = AccountInfoInteger(ACCOUNT_LOGIN);
        if (login == 0) {
            m_backoff.Hold(now, 1000);
            return;
        }
        if (login != m_login && m_login != 0)
            Forget();
        m_login = login;
        const int error = m_connection.Open(m_host, m_port);
        if (error != 0) {
            m_backoff.Failed(GetTickCount64());
            Report(ConnectTrouble(error));
            return;
        }
        m_state = SESSION_GREETING;
        m_connectedAt = GetTickCount64();
        Send(AuthLine(m_role, m_token, m_expert));
    }

    string ConnectTrouble(const int error) const {
        const string address = m_host + ":" + IntegerToString(m_port);
        if (error == SOCKET_ADDRESS_NOT_ALLOWED)
            return "the terminal forbids connections to " + address + " (error 4014): allow the address in Tools > " +
                   "Options > Expert Advisors > Allow WebRequest for listed URL";
        return "cannot connect to " + address + " (error " + IntegerToString(error) + "), trying again";
    }

    void Accept(const string line) {
        string fields[];
        SplitText(line, "|", fields);
        const string command = fields[0];
        if (command == "AUTH_OK" && m_state == SESSION_GREETING)
            Greeted(fields);
        else if (command == "AUTH_FAIL")
            Refused(fields);
        else if (command == "BYE")
            Dismissed(fields);
        else if (command == "PING")
            Send("PONG|" + (ArraySize(fields) > 1 ? fields[1] : "") + "|" + IntegerToString(m_clock.NowMs()));
        else if (command == "PONG")
            Confirmed(fields);
        else if (command == "SNAP_REQ")
            RequestSnapshot();
        else if (command == "ERR")
            Print("TermFleet: the gateway could not read a line: ", line);
        else if (command != "HB_OK" && m_state == SESSION_READY)
            OnFields(fields);
    }

    void Greeted(const string &fields[]) {
        ulong heartbeat = 0;
        if (ArraySize(fields) > 2 && ParseWhole(fields[2], heartbeat) && heartbeat >= 100 && heartbeat <= 60000)
            m_heartbeatMs = heartbeat;
        m_state = SESSION_READY;
        m_lastTrouble = "";
        m_backoff.Succeeded();
        Print("TermFleet: connected to ", m_host, ":", m_port, " as ", m_role, ", heartbeat every ", m_heartbeatMs,
              " ms");
        m_heartbeatAt = GetTickCount64();
        Send(HeartbeatLine());
        m_pinged = 0;
        m_symbols.Begin(ArraySize(fields) > 1 ? SessionEpoch(fields[1]) : "");
        SendSymbols(true, m_heartbeatAt);
        m_snapshotDue = true;
        if (m_state == SESSION_READY)
            OnReady();
    }

    // A server whose session ids read EPOCH.NUMBER keeps what was announced to it while the EPOCH stays. Empty for
    // others: they are told everything in each session.
    string SessionEpoch(const string session) const {
        const int dot = StringFind(session, ".");
        return dot > 0 ? Slice(session, 0, dot) : "";
    }

    void Refused(const string &fields[]) {
        const string code = ArraySize(fields) > 1 ? CleanField(fields[1]) : "";
        const string text = ArraySize(fields) > 2 ? CleanField(fields[2]) : "";
        Lost("the gateway refused this " + m_role + ": " + code + " " + text + ", next attempt in about " +
             IntegerToString(REFUSED_PAUSE_MS / 60000) + " minutes, or at once when the inputs are changed");
        m_backoff.Hold(GetTickCount64(), REFUSED_PAUSE_MS);
    }

    void Dismissed(const string &fields[]) {
        const bool replaced = ArraySize(fields) > 1 && fields[1] == "REPLACED";
        Lost(replaced ? "another connection with the same token has taken over" : "the gateway ended the session");
        if (replaced)
            m_backoff.Hold(GetTickCount64(), REPLACED_PAUSE_MS);
    }

    void Keep(const ulong now) {
        if (m_state == SESSION_GREETING) {
            if (now > m_connectedAt + AUTH_TIMEOUT_MS)
                Lost("no answer to AUTH");
            return;
        }
        if (now > m_connection.HeardAt() + 3 * m_heartbeatMs) {
            Lost("nothing heard for three heartbeats");
            return;
        }
        if (now >= m_heartbeatAt + m_heartbeatMs) {
            m_heartbeatAt = now;
            Send(HeartbeatLine());
        }
        SendSymbols(false, now);
        SendSnapshot(now);
    }

    void SendSymbols(const bool selectedOnly, const ulong now) {
        string lines[];
        m_symbols.Collect(selectedOnly, now, lines);
        for (int i = 0; i < ArraySize(lines); i++)
            if (!Send(lines[i]))
                return;
        // The server answers in order: when this is answered, it has read the symbols before it.
        if (ArraySize(lines) > 0 || m_symbols.IsConfirmed() || m_pinged == m_symbols.Sent())
            return;
        m_pinged = m_symbols.Sent();
        Send("PING|SYM" + FormatTicket(m_pinged));
    }

    void Confirmed(const string &fields[]) {
        ulong sent = 0;
        if (ArraySize(fields) > 1 && Slice(fields[1], 0, 3) == "SYM" &&
            ParseWhole(Slice(fields[1], 3, StringLen(fields[1])), sent))
            m_symbols.Confirm(sent);
    }

    // SNAP, its POS lines, SNAP_END; put off while the list cannot be believed or changes while it is read.
    void SendSnapshot(const ulong now) {
        Holding list[];
        if (!m_snapshotDue || m_state != SESSION_READY)
            return;
        m_list.Look(now);
        if (!m_list.IsBelievable(now) || !IsListComplete() || !ReadHoldings(list))
            return;
        m_snapshotDue = false;
        string lines[];
        int count = 0;
        for (int i = ArraySize(list) - 1; i >= 0; i--) {
            if (!IsListed(list[i]))
                continue;
            ArrayResize(lines, count + 1, 64);
            lines[count] = HoldingLine(list[i]);
            count++;
        }
        Send("SNAP|" + IntegerToString(count));
        for (int i = 0; i < count; i++)
            if (!Send(lines[i]))
                return;
        if (Send("SNAP_END"))
            OnSnapshot(list);
    }

    void Lost(const string why) {
        const bool wasReady = m_state == SESSION_READY;
        m_connection.Close();
        m_state = SESSION_OFFLINE;
        m_backoff.Failed(GetTickCount64());
        Report(why);
        if (wasReady)
            OnOffline();
    }

    // The same trouble is reported once, not at every attempt.
    void Report(const string trouble) {
        if (trouble != m_lastTrouble)
            Print("TermFleet: ", trouble);
        m_lastTrouble = trouble;
    }
};

#endif
