// Bytes of a stream in, whole lines out, however the bytes were cut.
#ifndef TERMFLEET_LINEBUFFER_MQH
#define TERMFLEET_LINEBUFFER_MQH

#include <TermFleet/Protocol/Text.mqh>

class CLineBuffer {
private:
    uchar m_bytes[];
    int m_size;       // bytes held
    int m_scanned;    // of these, known to hold no line feed
    bool m_skipping;  // inside a line that is too long
    int m_rejected;

public:
    CLineBuffer() : m_size(0), m_scanned(0), m_skipping(false), m_rejected(0) {}

    void Clear() {
        m_size = 0;
        m_scanned = 0;
        m_skipping = false;
    }

    // Lines that were dropped: too long, or with control characters in them.
    int Rejected() const { return m_rejected; }

    void Append(const uchar &bytes[], const int count) {
        if (ArraySize(m_bytes) < m_size + count)
            ArrayResize(m_bytes, m_size + count, 4 * LINE_LIMIT);
        for (int i = 0; i < count; i++)
            m_bytes[m_size + i] = bytes[i];
        m_size += count;
    }

    // The next whole line without its end; false when there is none yet.
    bool Next(string &line) {
        int end = FindLineFeed();
        while (end >= 0) {
            const bool whole = Take(end, line);
            Discard(end + 1);
            if (whole)
                return true;
            end = FindLineFeed();
        }
        DropOverlongStart();
        return false;
    }

private:
    int FindLineFeed() {
        for (int i = m_scanned; i < m_size; i++)
            if (m_bytes[i] == '\n')
                return i;
        m_scanned = m_size;
        return -1;
    }

    // The line that ends at `end`; false for one that is to be dropped.
    bool Take(const int end, string &line) {
        const bool wanted = !m_skipping && end < LINE_LIMIT;
        if (!wanted && !m_skipping)
            m_rejected++;
        m_skipping = false;
        return wanted && Decode(end, line);
    }

    bool Decode(const int end, string &line) {
        int length = end;
        if (length > 0 && m_bytes[length - 1] == '\r')
            length--;
        for (int i = 0; i < length; i++)
            if (m_bytes[i] < ' ') {
                m_rejected++;
                return false;
            }
        line = length > 0 ? CharArrayToString(m_bytes, 0, length, CP_UTF8) : "";
        return length > 0;
    }

    void DropOverlongStart() {
        if (m_size < LINE_LIMIT)
            return;
        if (!m_skipping)
            m_rejected++;
        m_skipping = true;
        m_size = 0;
        m_scanned = 0;
    }

    void Discard(const int count) {
        for (int i = count; i < m_size; i++)
            m_bytes[i - count] = m_bytes[i];
        m_size -= count;
        m_scanned = 0;
    }
};

#endif
