#include "host/expert_sockets.h"

#include <ws2tcpip.h>

#include <algorithm>

#include "abi/mql5_constants.h"
#include "host/clock.h"

namespace sim {
namespace {

enum class Ready { Yes, No, Failed };

Ready waitFor(SOCKET socket, bool forWriting, unsigned timeoutMs) {
    fd_set set;
    fd_set failed;
    FD_ZERO(&set);
    FD_ZERO(&failed);
    FD_SET(socket, &set);
    FD_SET(socket, &failed);
    timeval timeout{static_cast<long>(timeoutMs / 1000), static_cast<long>(timeoutMs % 1000 * 1000)};
    const int count = select(0, forWriting ? nullptr : &set, forWriting ? &set : nullptr, &failed, &timeout);
    if (count < 0 || FD_ISSET(socket, &failed))
        return Ready::Failed;
    return count == 0 ? Ready::No : Ready::Yes;
}

SOCKET connectTo(const addrinfo &address, unsigned timeoutMs) {
    const SOCKET socket = ::socket(address.ai_family, address.ai_socktype, address.ai_protocol);
    if (socket == INVALID_SOCKET)
        return socket;
    u_long nonBlocking = 1;
    ioctlsocket(socket, FIONBIO, &nonBlocking);
    const BOOL noDelay = TRUE;  // short lines must not wait to be joined
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&noDelay), sizeof noDelay);
    const int failed = ::connect(socket, address.ai_addr, static_cast<int>(address.ai_addrlen));
    if (failed != 0 && (WSAGetLastError() != WSAEWOULDBLOCK || waitFor(socket, true, timeoutMs) != Ready::Yes)) {
        closesocket(socket);
        return INVALID_SOCKET;
    }
    u_long blocking = 0;
    ioctlsocket(socket, FIONBIO, &blocking);
    return socket;
}

/// A send that waits longer than that, because the receiver does not read, fails.
void limitSending(SOCKET socket, unsigned milliseconds) {
    const DWORD limit = milliseconds;
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, reinterpret_cast<const char *>(&limit), sizeof limit);
}

}  // namespace

void startSockets() {
    WSADATA data;
    WSAStartup(MAKEWORD(2, 2), &data);
}

ExpertSockets::Socket *ExpertSockets::find(int handle) {
    const auto found = sockets_.find(handle);
    return found == sockets_.end() ? nullptr : &found->second;
}

SocketReader *ExpertSockets::connection(int handle) {
    const Socket *entry = find(handle);
    return entry == nullptr ? nullptr : entry->connection.get();
}

/// True when the fault `half-open` has cut the connection without closing it.
bool ExpertSockets::isDead(int handle) {
    const Socket *entry = find(handle);
    return entry != nullptr && entry->connection != nullptr && faults_.isDead(entry->outages);
}

int ExpertSockets::create(int &error) {
    if (sockets_.size() >= kMost) {
        error = ERR_NETSOCKET_TOO_MANY_OPENED;
        return -1;
    }
    sockets_[nextHandle_] = {};
    return nextHandle_++;
}

int ExpertSockets::connect(int handle, const std::string &host, unsigned port, unsigned timeoutMs) {
    Socket *entry = find(handle);
    if (entry == nullptr)
        return ERR_NETSOCKET_INVALIDHANDLE;
    entry->connection.reset();
    entry->outages = faults_.outages();
    if (!faults_.canConnect()) {
        Sleep(timeoutMs);
        return ERR_NETSOCKET_CANNOT_CONNECT;
    }
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *addresses = nullptr;
    if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &addresses) != 0)
        return ERR_NETSOCKET_CANNOT_CONNECT;
    SOCKET connected = INVALID_SOCKET;
    for (const addrinfo *address = addresses; address != nullptr && connected == INVALID_SOCKET;
         address = address->ai_next) {
        connected = connectTo(*address, timeoutMs);
    }
    freeaddrinfo(addresses);
    if (connected == INVALID_SOCKET)
        return ERR_NETSOCKET_CANNOT_CONNECT;
    limitSending(connected, entry->sendMs);
    entry->connection = std::make_unique<SocketReader>(connected);
    return 0;
}

bool ExpertSockets::isConnected(int handle) {
    const SocketReader *open = connection(handle);
    return open != nullptr && (isDead(handle) || open->isOpen());
}

unsigned ExpertSockets::readable(int handle) {
    const SocketReader *open = connection(handle);
    return open == nullptr ? 0 : faults_.readable(isDead(handle) ? 0 : open->available());
}

bool ExpertSockets::isWritable(int handle) {
    const SocketReader *open = connection(handle);
    if (isDead(handle))
        return true;
    return open != nullptr && open->isOpen() && waitFor(open->socket(), true, 0) == Ready::Yes;
}

int ExpertSockets::read(int handle, std::uint8_t *buffer, unsigned capacity, unsigned timeoutMs, int &error) {
    SocketReader *open = connection(handle);
    if (open == nullptr) {
        error = ERR_NETSOCKET_INVALIDHANDLE;
        return -1;
    }
    if (capacity == 0)
        return 0;
    int count = 0;
    if (isDead(handle))
        Sleep(timeoutMs);
    else
        count = open->take(buffer, std::min(capacity, 1u << 20), timeoutMs);
    if (count > 0)
        return count;
    error = ERR_NETSOCKET_IO_ERROR;
    return -1;
}

int ExpertSockets::send(int handle, const std::uint8_t *bytes, unsigned count, int &error) {
    const SocketReader *open = connection(handle);
    if (open == nullptr) {
        error = ERR_NETSOCKET_INVALIDHANDLE;
        return -1;
    }
    if (isDead(handle))
        return static_cast<int>(count);
    unsigned sent = 0;
    while (sent < count) {
        const int now =
            ::send(open->socket(), reinterpret_cast<const char *>(bytes) + sent, static_cast<int>(count - sent), 0);
        if (now <= 0) {
            error = ERR_NETSOCKET_IO_ERROR;
            return -1;
        }
        sent += static_cast<unsigned>(now);
    }
    return static_cast<int>(sent);
}

int ExpertSockets::setTimeouts(int handle, unsigned sendMs, unsigned) {
    Socket *entry = find(handle);
    if (entry == nullptr)
        return ERR_NETSOCKET_INVALIDHANDLE;
    entry->sendMs = sendMs;
    if (entry->connection)
        limitSending(entry->connection->socket(), sendMs);
    return 0;
}

int ExpertSockets::close(int handle) { return sockets_.erase(handle) == 0 ? ERR_NETSOCKET_INVALIDHANDLE : 0; }

void ExpertSockets::closeAll() { sockets_.clear(); }

}  // namespace sim
