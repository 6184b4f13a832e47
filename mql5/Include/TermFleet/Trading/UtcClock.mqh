// Unix milliseconds. The terminal tells UTC in whole seconds, and the broker's time in the broker's own zone.
#ifndef TERMFLEET_UTCCLOCK_MQH
#define TERMFLEET_UTCCLOCK_MQH

class CUtcClock {
private:
    long m_second;
    ulong m_secondBegan;  // GetTickCount64 when the second was first seen

public:
    CUtcClock() : m_second(0), m_secondBegan(0) {}

    // To be called often: the sharper it sees a second begin, the better the milliseconds.
    void Look() {
        const long second = (long)TimeGMT();
        if (second == m_second)
            return;
        m_second = second;
        m_secondBegan = GetTickCount64();
    }

    long NowMs() {
        Look();
        return m_second * 1000 + (long)MathMin(GetTickCount64() - m_secondBegan, (ulong)999);
    }

    // By how much the broker's clock is ahead of UTC. Zones differ by whole quarters of an hour; the rest of the
    // difference is an inaccurate local clock.
    static long BrokerAheadMs() {
        const long seconds = (long)TimeTradeServer() - (long)TimeGMT();
        return (long)MathRound((double)seconds / 900.0) * 900000;
    }
};

#endif
