// What was answered and the terminal's list does not show yet: a snapshot without it would tell the server that it is
// closed. After GONE_TIME_MS the list counts.
#ifndef TERMFLEET_UNLISTED_MQH
#define TERMFLEET_UNLISTED_MQH

#include <TermFleet/Follower/FollowerJob.mqh>
#include <TermFleet/Trading/Held.mqh>

class CUnlisted {
private:
    ulong m_opened[];
    ulong m_openedUntil;

public:
    CUnlisted() : m_openedUntil(0) {}

    void Clear() { ArrayResize(m_opened, 0, 16); }

    void Opened(const ulong ticket) {
        const int count = ArraySize(m_opened);
        ArrayResize(m_opened, count + 1, 16);
        m_opened[count] = ticket;
        m_openedUntil = GetTickCount64() + GONE_TIME_MS;
    }

    // Whether that was opened and is awaited in the list.
    bool IsAwaited(const ulong ticket) const {
        for (int i = 0; i < ArraySize(m_opened); i++)
            if (m_opened[i] == ticket)
                return true;
        return false;
    }

    // Whether the list shows all that was answered, or nothing is awaited any more.
    bool IsEmpty() {
        DropListed();
        return ArraySize(m_opened) == 0;
    }

private:
    void DropListed() {
        int kept = 0;
        const bool waits = GetTickCount64() < m_openedUntil;
        for (int i = 0; i < ArraySize(m_opened); i++)
            if (waits && !IsAccountedFor(m_opened[i])) {
                m_opened[kept] = m_opened[i];
                kept++;
            }
        ArrayResize(m_opened, kept, 16);
    }

    // Whether it is known what became of something that was opened or filled and is to be in the list.
    bool IsAccountedFor(const ulong ticket) const {
        double executed = 0.0;
        return IsHeld(ticket) || IsEnded(ticket) || (HasOrderEnded(ticket, executed) && executed <= VOLUME_EPSILON);
    }
};

#endif
