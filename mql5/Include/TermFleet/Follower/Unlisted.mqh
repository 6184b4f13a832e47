// What was answered and the terminal's list does not show yet. A snapshot before that would tell the server the
// opposite: that a copy is closed which was just opened, or open which was just closed. After GONE_TIME_MS the list
// counts.
#ifndef TERMFLEET_UNLISTED_MQH
#define TERMFLEET_UNLISTED_MQH

#include <TermFleet/Follower/FollowerJob.mqh>
#include <TermFleet/Follower/OpenCopies.mqh>

struct AnsweredClose {
    ulong ticket;
    double rest;  // lots that the answer told
    ulong until;  // in GetTickCount64

    AnsweredClose() : ticket(0), rest(0.0), until(0) {}
};

class CUnlisted {
private:
    ulong m_opened[];
    ulong m_openedUntil;
    AnsweredClose m_closed[];

public:
    CUnlisted() : m_openedUntil(0) {}

    void Clear() {
        ArrayResize(m_opened, 0, 16);
        ArrayResize(m_closed, 0, 16);
    }

    void Opened(const ulong ticket) {
        const int count = ArraySize(m_opened);
        ArrayResize(m_opened, count + 1, 16);
        m_opened[count] = ticket;
        m_openedUntil = GetTickCount64() + GONE_TIME_MS;
    }

    void Closed(const ulong ticket, const double rest) {
        const int count = ArraySize(m_closed);
        if (!ShowsMore(ticket, rest))
            return;
        ArrayResize(m_closed, count + 1, 16);
        m_closed[count].ticket = ticket;
        m_closed[count].rest = rest;
        m_closed[count].until = GetTickCount64() + GONE_TIME_MS;
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
        DropGone();
        return ArraySize(m_opened) == 0 && ArraySize(m_closed) == 0;
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

    void DropGone() {
        int kept = 0;
        const ulong now = GetTickCount64();
        for (int i = 0; i < ArraySize(m_closed); i++)
            if (now < m_closed[i].until && ShowsMore(m_closed[i].ticket, m_closed[i].rest)) {
                m_closed[kept] = m_closed[i];
                kept++;
            }
        ArrayResize(m_closed, kept, 16);
    }

    // Whether it is known what became of something that was opened or filled and is to be in the list.
    bool IsAccountedFor(const ulong ticket) const {
        double executed = 0.0;
        return IsHeld(ticket) || IsEnded(ticket) || (HasOrderEnded(ticket, executed) && executed <= VOLUME_EPSILON);
    }

    bool ShowsMore(const ulong ticket, const double rest) const { return ListedVolume(ticket) > rest + VOLUME_EPSILON; }
};

#endif
