// A small generator of repeatable numbers (xorshift64*): the same seed gives the same run on every terminal.
#ifndef TERMFLEET_RANDOM_MQH
#define TERMFLEET_RANDOM_MQH

class CRandom {
private:
    ulong m_state;

public:
    CRandom() : m_state(0x1E3779B97F4A7C15) {}

    void Seed(const ulong seed) {
        m_state = seed * 0x2545F4914F6CDD1D + 0x1E3779B97F4A7C15;
        if (m_state == 0)
            m_state = 1;
        Next();
    }

    uint Next() {
        m_state ^= m_state >> 12;
        m_state ^= m_state << 25;
        m_state ^= m_state >> 27;
        return (uint)((m_state * 0x2545F4914F6CDD1D) >> 32);
    }

    // A whole number of [low, high].
    int Between(const int low, const int high) {
        if (high <= low)
            return low;
        return low + (int)(Next() % (uint)(high - low + 1));
    }
};

#endif
