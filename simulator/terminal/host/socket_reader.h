#pragma once

#include <winsock2.h>

#include <cstdint>
#include <vector>

namespace sim {

/// Reads a connected socket ahead of its expert. Experts poll their sockets fifty times a second, and under Wine
/// each look at a real socket is a round trip to another process; here one thread waits for bytes, and looking costs
/// nothing. Owns the socket and the reading thread. Used by one expert's thread.
class SocketReader {
public:
    /// Takes a connected, blocking socket.
    explicit SocketReader(SOCKET socket);

    /// Closes the socket and waits for the reading thread.
    ~SocketReader();
    SocketReader(const SocketReader &) = delete;
    SocketReader &operator=(const SocketReader &) = delete;

    SOCKET socket() const { return socket_; }

    /// False once the other side has closed and everything it sent was taken.
    bool isOpen() const;

    unsigned available() const;

    /// Waits for the first bytes up to the time-out and takes at most `capacity`. Their number, 0 when none came, -1
    /// when the connection has ended.
    int take(std::uint8_t *buffer, unsigned capacity, unsigned timeoutMs);

private:
    /// Bytes that are read ahead; with more the sender has to wait.
    static constexpr std::size_t kMost = 1 << 20;

    static DWORD WINAPI threadMain(void *self);
    void readAll();

    const SOCKET socket_;
    HANDLE thread_;

    mutable SRWLOCK lock_ = SRWLOCK_INIT;  // guards all below
    CONDITION_VARIABLE changed_ = CONDITION_VARIABLE_INIT;
    std::vector<std::uint8_t> bytes_;
    bool hasEnded_ = false;
};

}  // namespace sim
