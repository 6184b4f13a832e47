#pragma once

#include <winsock2.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "core/socket_faults.h"
#include "host/socket_reader.h"

namespace sim {

/// The sockets of one expert, with the time-outs and error codes of MQL5's Socket functions. Used by that expert's
/// thread only.
class ExpertSockets {
public:
    /// Keeps the reference.
    explicit ExpertSockets(const SocketFaults &faults) : faults_(faults) {}

    /// An expert may have so many open at once; one more fails with 5271.
    static constexpr std::size_t kMost = 128;

    /// A new handle from 1 on, or -1 with the code in `error`.
    int create(int &error);

    /// Waits until connected or the time-out is over. 0 or an MQL5 error code.
    int connect(int handle, const std::string &host, unsigned port, unsigned timeoutMs);

    /// False once the other side has closed and everything it sent was read.
    bool isConnected(int handle);

    /// Bytes that can be read without waiting; 1 for none with the fault `readable-lies`.
    unsigned readable(int handle);

    bool isWritable(int handle);

    /// Waits for the first bytes up to the time-out. Their number, or -1 with the code in `error`: also when none came,
    /// although the connection lives.
    int read(int handle, std::uint8_t *buffer, unsigned capacity, unsigned timeoutMs, int &error);

    /// Sends all, waiting no longer than the send time-out. The number of bytes sent, or -1 with the code in `error`.
    int send(int handle, const std::uint8_t *bytes, unsigned count, int &error);

    int setTimeouts(int handle, unsigned sendMs, unsigned receiveMs);
    int close(int handle);
    void closeAll();

private:
    struct Socket {
        std::unique_ptr<SocketReader> connection;  // null: created, not connected
        unsigned sendMs = 5000;
        unsigned outages = 0;  // when it was connected
    };

    /// The connected socket of that handle, or nullptr.
    SocketReader *connection(int handle);
    Socket *find(int handle);
    bool isDead(int handle);

    const SocketFaults &faults_;
    std::map<int, Socket> sockets_;
    int nextHandle_ = 1;
};

/// Call once per process before any socket.
void startSockets();

}  // namespace sim
