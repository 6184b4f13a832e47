// A socket that carries lines. Connecting and sending wait 3 s at most; nothing else waits.
#ifndef TERMFLEET_CONNECTION_MQH
#define TERMFLEET_CONNECTION_MQH

#include <TermFleet/Protocol/LineBuffer.mqh>

#define CONNECT_TIMEOUT_MS 3000
#define SOCKET_ADDRESS_NOT_ALLOWED 4014

class CConnection {
private:
    int m_socket;
    CLineBuffer m_lines;
    ulong m_heardAt;
    ulong m_lookedAt;
    ulong m_oldestArrival;

public:
    CConnection() : m_socket(INVALID_HANDLE), m_heardAt(0), m_lookedAt(0), m_oldestArrival(0) {}
    ~CConnection() { Close(); }

    bool IsOpen() const { return m_socket != INVALID_HANDLE; }
    // When the last byte came, in GetTickCount64.
    ulong HeardAt() const { return m_heardAt; }
    // The earliest moment at which a line that is read now can have arrived: the previous look found nothing more.
    ulong OldestArrival() const { return m_oldestArrival; }
    int Rejected() const { return m_lines.Rejected(); }

    // 0, or the error code of MQL5.
    int Open(const string host, const int port) {
        Close();
        ResetLastError();
        m_socket = SocketCreate();
        if (m_socket == INVALID_HANDLE)
            return GetLastError();
        if (!SocketConnect(m_socket, host, (uint)port, CONNECT_TIMEOUT_MS)) {
            const int error = GetLastError();
            Close();
            return error;
        }
        m_lines.Clear();
        SocketTimeouts(m_socket, CONNECT_TIMEOUT_MS, CONNECT_TIMEOUT_MS);
        m_heardAt = GetTickCount64();
        m_lookedAt = m_heardAt;
        m_oldestArrival = m_heardAt;
        return 0;
    }

    // What was received and not yet read is forgotten: the server repeats what still counts.
    void Close() {
        if (m_socket != INVALID_HANDLE)
            SocketClose(m_socket);
        m_socket = INVALID_HANDLE;
        m_lines.Clear();
    }

    bool Send(const string line) {
        uchar bytes[];
        const int count = StringToCharArray(line + "\n", bytes, 0, WHOLE_ARRAY, CP_UTF8) - 1;
        if (!IsOpen() || count <= 0 || count > LINE_LIMIT)
            return false;
        return SocketSend(m_socket, bytes, (uint)count) == count;
    }

    // Takes what has arrived; false when the connection is broken. MetaTrader's SocketIsReadable may answer 1 for
    // nothing, and SocketRead then fails for want of bytes: only SocketIsConnected tells whether the connection is
    // lost.
    bool Receive(const ulong now) {
        if (!SocketIsConnected(m_socket))
            return false;
        m_oldestArrival = m_lookedAt;
        m_lookedAt = now;
        const uint waiting = SocketIsReadable(m_socket);
        if (waiting == 0)
            return true;
        uchar bytes[];
        const int count = SocketRead(m_socket, bytes, MathMin(waiting, (uint)65536), 1);
        if (count <= 0)
            return SocketIsConnected(m_socket);
        m_heardAt = now;
        m_lines.Append(bytes, count);
        return true;
    }

    bool NextLine(string &line) { return m_lines.Next(line); }
};

#endif
