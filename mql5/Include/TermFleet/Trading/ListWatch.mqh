// Tells when the list of positions can be believed. A terminal that has just connected to its broker shows an empty or
// an incomplete one, and nothing in MQL5 says that it is complete.
#ifndef TERMFLEET_LISTWATCH_MQH
#define TERMFLEET_LISTWATCH_MQH

#include <TermFleet/Trading/Holdings.mqh>

#define STEADY_MS 2000
// A list that still grows after this long grows because of trades, not because it is being loaded.
#define LOADED_MS 20000
// In a longer time without a look (a stall, an order that takes long) the terminal may have lost its broker and found
// it again.
#define LOOK_GAP_MS 1000

class CListWatch {
private:
    bool m_connected;
    ulong m_lookedAt;  // in GetTickCount64, as the others
    ulong m_connectedAt;
    ulong m_signature;
    ulong m_changedAt;
    int m_count;
    ulong m_shrunkAt;  // a terminal that reconnects between two looks shows less than before
    bool m_loaded;     // the list could be believed at some moment since the terminal connected

public:
    CListWatch()
        : m_connected(false),
          m_lookedAt(0),
          m_connectedAt(0),
          m_signature(0),
          m_changedAt(0),
          m_count(0),
          m_shrunkAt(0),
          m_loaded(false) {}

    // To be called often.
    void Look(const ulong now) {
        const bool connected = BrokerIsConnected();
        const ulong signature = ListSignature();
        const int count = PositionsTotal() + OrdersTotal();
        const bool reconnected = connected && (!m_connected || now > m_lookedAt + LOOK_GAP_MS);
        if (reconnected)
            m_connectedAt = now;
        if (reconnected || signature != m_signature)
            m_changedAt = now;
        if (count < m_count)
            m_shrunkAt = now;
        m_count = count;
        m_lookedAt = now;
        m_connected = connected;
        m_signature = signature;
        m_loaded = m_connected && (m_loaded || IsBelievable(now));
    }

    // Since when the terminal is known to be connected to its broker, in GetTickCount64; 0 while it is not.
    ulong ConnectedSince() const { return m_connected ? m_connectedAt : 0; }

    // Whether the whole list may be told to the server now.
    bool IsBelievable(const ulong now) const {
        if (!m_connected || LacksPositions())
            return false;
        return now >= m_changedAt + STEADY_MS || (now >= m_connectedAt + LOADED_MS && now >= m_shrunkAt + STEADY_MS);
    }

    // Whether the list has been loaded since the terminal was seen to connect: what is older than this expert is in it.
    bool IsLoaded() const { return m_loaded; }

private:
    // Margin is in use, and nothing is listed that uses it.
    bool LacksPositions() const {
        return AccountInfoDouble(ACCOUNT_MARGIN) > 0.0 && PositionsTotal() == 0 && OrdersTotal() == 0;
    }
};

#endif
