// The session part of the line protocol, the same for master and follower: connect, AUTH, heartbeats, SYM, SNAP,
// back-off. Poll is called from every event of the expert; it never waits except while connecting.
#ifndef TERMFLEET_SESSION_MQH
#define TERMFLEET_SESSION_MQH

#include <TermFleet/AccountLines.mqh>
#include <TermFleet/Backoff.mqh>
#include <TermFleet/Connection.mqh>
#include <TermFleet/UtcClock.mqh>

#define AUTH_TIMEOUT_MS 10000
#define REPLACED_PAUSE_MS 120000
#define REFUSED_PAUSE_MS 300000
#define SYMBOLS_PER_POLL 100
#define DEFAULT_HEARTBEAT_MS 2000

enum ENUM_SESSION_STATE { SESSION_OFFLINE, SESSION_GREETING, SESSION_READY };

class CSession {
protected:
    CConnection m_connection;
    CUtcClock m_clock;

private:
    string m_role;
    string m_token;
    string m_expert;
    string m_host;
    int m_port;
    CBackoff m_backoff;
    ENUM_SESSION_STATE m_state;
    ulong m_connectedAt;
    ulong m_heartbeatMs;
    ulong m_heartbeatAt;
    int m_symbolsSent;
    string m_lastTrouble;

public:
    CSession()
        : m_role(""),
          m_token(""),
          m_expert(""),
          m_host(""),
          m_port(0),
          m_state(SESSION_OFFLINE),
          m_connectedAt(0),
          m_heartbeatMs(DEFAULT_HEARTBEAT_MS),
          m_heartbeatAt(0),
          m_symbolsSent(0),
          m_lastTrouble("") {}

    void Configure(const string role, const string token, const string expert, const string host, const int port) {
        m_role = role;
        m_token = token;
        m_expert = expert;
        m_host = host;
        m_port = port;
        m_backoff.Seed(GetMicrosecondCount() ^ (ulong)AccountInfoInteger(ACCOUNT_LOGIN));
    }

    bool IsReady() const { return m_state == SESSION_READY; }

    void Stop() { m_connection.Close(); }

    void Poll() {
        const ulong now = GetTickCount64();
        m_clock.Look();
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

    void SendSnapshot() {
        string lines[];
        SnapshotLines(lines);
        for (int i = 0; i < ArraySize(lines); i++)
            if (!Send(lines[i]))
                return;
    }

protected:
    // After AUTH_OK, when the first symbols and the snapshot have been sent.
    virtual void OnReady() = 0;
    // A line that is none of the session's own.
    virtual void OnFields(const string &fields[]) = 0;
    virtual void OnOffline() = 0;

private:
    void Connect(const ulong now) {
        if (AccountInfoInteger(ACCOUNT_LOGIN) == 0) {
            m_backoff.Hold(now, 1000);
            return;
        }
        const int error = m_connection.Open(m_host, m_port);
        if (error != 0) {
            m_backoff.Failed(GetTickCount64());
            Say(ConnectTrouble(error));
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
        else if (command == "SNAP_REQ")
            SendSnapshot();
        else if (command == "ERR")
            Print("TermFleet: the gateway could not read a line: ", line);
        else if (command != "HB_OK" && command != "PONG" && m_state == SESSION_READY)
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
        for (int i = 0; i < SymbolsTotal(true); i++)
            SendSymbol(SymbolName(i, true));
        SendSnapshot();
        m_heartbeatAt = GetTickCount64();
        Send(HeartbeatLine());
        m_symbolsSent = 0;
        if (m_state == SESSION_READY)
            OnReady();
    }

    void Refused(const string &fields[]) {
        const string code = ArraySize(fields) > 1 ? CleanField(fields[1]) : "";
        const string text = ArraySize(fields) > 2 ? CleanField(fields[2]) : "";
        Lost("the gateway refused this " + m_role + ": " + code + " " + text + ", next attempt in about " +
             IntegerToString(REFUSED_PAUSE_MS / 60000) + " minutes");
        m_backoff.Hold(GetTickCount64(), REFUSED_PAUSE_MS);
    }

    void Dismissed(const string &fields[]) {
        const bool replaced = ArraySize(fields) > 1 && fields[1] == "REPLACED";
        Lost(replaced ? "another connection with the same token has taken over" : "the gateway said goodbye");
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
        SendMoreSymbols();
    }

    // Those of Market Watch go out with the greeting; the thousands that a broker may have besides follow bit by bit.
    void SendMoreSymbols() {
        const int total = SymbolsTotal(false);
        int left = SYMBOLS_PER_POLL;
        while (m_symbolsSent < total && left > 0) {
            const string name = SymbolName(m_symbolsSent, false);
            if (SymbolInfoInteger(name, SYMBOL_SELECT) == 0)
                SendSymbol(name);
            m_symbolsSent++;
            left--;
        }
    }

    void SendSymbol(const string name) {
        const string line = SymbolLine(name);
        if (line != "")
            Send(line);
    }

    void Lost(const string why) {
        const bool wasReady = m_state == SESSION_READY;
        m_connection.Close();
        m_state = SESSION_OFFLINE;
        m_backoff.Failed(GetTickCount64());
        Say(why);
        if (wasReady)
            OnOffline();
    }

    // The same trouble is said once, not at every attempt.
    void Say(const string trouble) {
        if (trouble != m_lastTrouble)
            Print("TermFleet: ", trouble);
        m_lastTrouble = trouble;
    }
};

#endif
