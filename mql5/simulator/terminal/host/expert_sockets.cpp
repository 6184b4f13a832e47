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
    const BOOL noDelay = TRUE;  // lines are short and wanted at once
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char *>(&noDelay), sizeof noDelay);
    const int failed = ::connect(socket, address.ai_addr, static_cast<int>(address.ai_addrlen));
    if (failed == 0)
        return socket;
    if (WSAGetLastError() == WSAEWOULDBLOCK && waitFor(socket, true, timeoutMs) == Ready::Yes)
        return socket;
    closesocket(socket);
    return INVALID_SOCKET;
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
    if (entry->socket != INVALID_SOCKET)
        closesocket(entry->socket);
    entry->socket = INVALID_SOCKET;
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *addresses = nullptr;
    if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &addresses) != 0)
        return ERR_NETSOCKET_CANNOT_CONNECT;
    for (const addrinfo *address = addresses; address != nullptr && entry->socket == INVALID_SOCKET;
         address = address->ai_next) {
        entry->socket = connectTo(*address, timeoutMs);
    }
    freeaddrinfo(addresses);
    return entry->socket == INVALID_SOCKET ? ERR_NETSOCKET_CANNOT_CONNECT : 0;
}

bool ExpertSockets::isConnected(int handle) {
    const Socket *entry = find(handle);
    if (entry == nullptr || entry->socket == INVALID_SOCKET)
        return false;
    char byte = 0;
    const int count = recv(entry->socket, &byte, 1, MSG_PEEK);
    return count > 0 || (count < 0 && WSAGetLastError() == WSAEWOULDBLOCK);
}

unsigned ExpertSockets::readable(int handle) {
    const Socket *entry = find(handle);
    u_long count = 0;
    if (entry == nullptr || entry->socket == INVALID_SOCKET || ioctlsocket(entry->socket, FIONREAD, &count) != 0)
        return 0;
    return count;
}

bool ExpertSockets::isWritable(int handle) {
    const Socket *entry = find(handle);
    return entry != nullptr && entry->socket != INVALID_SOCKET && waitFor(entry->socket, true, 0) == Ready::Yes;
}

int ExpertSockets::read(int handle, std::uint8_t *buffer, unsigned capacity, unsigned timeoutMs, int &error) {
    const Socket *entry = find(handle);
    if (entry == nullptr || entry->socket == INVALID_SOCKET) {
        error = ERR_NETSOCKET_INVALIDHANDLE;
        return -1;
    }
    const int room = static_cast<int>(std::min(capacity, 1u << 20));
    if (room == 0)
        return 0;
    for (bool hasWaited = timeoutMs == 0;; hasWaited = true) {
        const int count = recv(entry->socket, reinterpret_cast<char *>(buffer), room, 0);
        if (count > 0)
            return count;
        const bool isNothingThere = count < 0 && WSAGetLastError() == WSAEWOULDBLOCK;
        if (isNothingThere && hasWaited)
            return 0;
        if (!isNothingThere || waitFor(entry->socket, false, timeoutMs) == Ready::Failed) {
            error = ERR_NETSOCKET_IO_ERROR;
            return -1;
        }
    }
}

int ExpertSockets::send(int handle, const std::uint8_t *bytes, unsigned count, int &error) {
    const Socket *entry = find(handle);
    if (entry == nullptr || entry->socket == INVALID_SOCKET) {
        error = ERR_NETSOCKET_INVALIDHANDLE;
        return -1;
    }
    const std::uint64_t deadline = steadyMicroseconds() + entry->sendMs * 1000ull;
    unsigned sent = 0;
    while (sent < count) {
        const int now =
            ::send(entry->socket, reinterpret_cast<const char *>(bytes) + sent, static_cast<int>(count - sent), 0);
        if (now > 0) {
            sent += static_cast<unsigned>(now);
            continue;
        }
        const std::uint64_t at = steadyMicroseconds();
        const bool isFull = now < 0 && WSAGetLastError() == WSAEWOULDBLOCK;
        if (!isFull || at >= deadline ||
            waitFor(entry->socket, true, static_cast<unsigned>((deadline - at) / 1000 + 1)) == Ready::Failed) {
            error = ERR_NETSOCKET_IO_ERROR;
            return -1;
        }
    }
    return static_cast<int>(sent);
}

int ExpertSockets::setTimeouts(int handle, unsigned sendMs, unsigned) {
    Socket *entry = find(handle);
    if (entry == nullptr)
        return ERR_NETSOCKET_INVALIDHANDLE;
    entry->sendMs = sendMs;
    return 0;
}

int ExpertSockets::close(int handle) {
    Socket *entry = find(handle);
    if (entry == nullptr)
        return ERR_NETSOCKET_INVALIDHANDLE;
    if (entry->socket != INVALID_SOCKET)
        closesocket(entry->socket);
    sockets_.erase(handle);
    return 0;
}

void ExpertSockets::closeAll() {
    for (const auto &[handle, entry] : sockets_) {
        if (entry.socket != INVALID_SOCKET)
            closesocket(entry.socket);
    }
    sockets_.clear();
}

}  // namespace sim
