// When to try again: at once, then after ever longer pauses with jitter, so that a fleet does not come back in one
// instant.
#ifndef TERMFLEET_BACKOFF_MQH
#define TERMFLEET_BACKOFF_MQH

#include <TermFleet/Protocol/Random.mqh>

class CBackoff {
private:
    CRandom m_random;
    int m_firstMs;
    int m_limitMs;
    int m_pauseMs;
    ulong m_dueAt;

public:
    CBackoff() : m_firstMs(250), m_limitMs(5000), m_pauseMs(0), m_dueAt(0) {}

    void Seed(const ulong seed) { m_random.Seed(seed); }

    bool Due(const ulong now) const { return now >= m_dueAt; }

    // How long from now; for the log.
    int WaitMs(const ulong now) const { return m_dueAt > now ? (int)(m_dueAt - now) : 0; }

    void Succeeded() {
        m_pauseMs = 0;
        m_dueAt = 0;
    }

    void Failed(const ulong now) {
        m_pauseMs = m_pauseMs == 0 ? m_firstMs : MathMin(m_pauseMs * 2, m_limitMs);
        Hold(now, m_pauseMs);
    }

    // A pause of its own length, give or take a quarter.
    void Hold(const ulong now, const int milliseconds) {
        const int quarter = milliseconds / 4;
        m_dueAt = now + (ulong)(milliseconds + m_random.Between(-quarter, quarter));
    }
};

#endif
