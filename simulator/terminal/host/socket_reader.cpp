#include "host/socket_reader.h"

#include <algorithm>

#include "host/clock.h"
#include "host/guard.h"

namespace sim {

SocketReader::SocketReader(SOCKET socket)
    : socket_(socket), thread_(CreateThread(nullptr, 0, &SocketReader::threadMain, this, 0, nullptr)) {}

SocketReader::~SocketReader() {
    {
        const Guard guard(lock_);
        hasEnded_ = true;
        WakeAllConditionVariable(&changed_);
    }
    // Closing ends a recv that waits; under Wine a shutdown alone does not.
    shutdown(socket_, SD_BOTH);
    closesocket(socket_);
    WaitForSingleObject(thread_, INFINITE);
    CloseHandle(thread_);
}

DWORD WINAPI SocketReader::threadMain(void *self) {
    static_cast<SocketReader *>(self)->readAll();
    return 0;
}

void SocketReader::readAll() {
    std::vector<std::uint8_t> piece(64 << 10);
    while (true) {
        const int count = recv(socket_, reinterpret_cast<char *>(piece.data()), static_cast<int>(piece.size()), 0);
        const Guard guard(lock_);
        if (count <= 0)
            hasEnded_ = true;
        else
            bytes_.insert(bytes_.end(), piece.begin(), piece.begin() + count);
        WakeAllConditionVariable(&changed_);
        while (!hasEnded_ && bytes_.size() >= kMost)
            SleepConditionVariableSRW(&changed_, &lock_, INFINITE, 0);
        if (hasEnded_)
            return;
    }
}

bool SocketReader::isOpen() const {
    const Guard guard(lock_);
    return !hasEnded_ || !bytes_.empty();
}

unsigned SocketReader::available() const {
    const Guard guard(lock_);
    return static_cast<unsigned>(bytes_.size());
}

int SocketReader::take(std::uint8_t *buffer, unsigned capacity, unsigned timeoutMs) {
    const Guard guard(lock_);
    const std::uint64_t deadline = steadyMicroseconds() + timeoutMs * 1000ull;
    while (bytes_.empty() && !hasEnded_) {
        const std::uint64_t now = steadyMicroseconds();
        if (now >= deadline)
            return 0;
        SleepConditionVariableSRW(&changed_, &lock_, static_cast<DWORD>((deadline - now) / 1000 + 1), 0);
    }
    if (bytes_.empty())
        return -1;
    const std::size_t count = std::min<std::size_t>(capacity, bytes_.size());
    std::copy_n(bytes_.begin(), count, buffer);
    bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(count));
    WakeAllConditionVariable(&changed_);
    return static_cast<int>(count);
}

}  // namespace sim
