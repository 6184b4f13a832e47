#include "native/expert_socket.h"

#include <algorithm>
#include <cstring>

#include "abi/mql5_constants.h"

namespace tfsim {

int ExpertSocket::connect(int handle) {
    if (!isReachable_)
        return ERR_NETSOCKET_CANNOT_CONNECT;
    closeAll();
    handle_ = handle;
    connections_++;
    hasPeerLeft_ = false;
    return 0;
}

void ExpertSocket::close(int handle) {
    if (!isOpen(handle))
        return;
    handle_ = 0;
    received_.clear();
    sent_.clear();
}

std::uint32_t ExpertSocket::readable(int handle) {
    if (!isOpen(handle))
        return 0;
    if (received_.empty() && lies_ > 0) {
        lies_--;
        return 1;
    }
    return static_cast<std::uint32_t>(received_.size());
}

int ExpertSocket::read(int handle, std::uint8_t *buffer, std::uint32_t capacity, int &error) {
    if (!isOpen(handle) || received_.empty()) {
        error = isOpen(handle) ? ERR_NETSOCKET_IO_ERROR : ERR_NETSOCKET_INVALIDHANDLE;
        return -1;
    }
    const std::size_t count = std::min<std::size_t>(capacity, received_.size());
    std::memcpy(buffer, received_.data(), count);
    received_.erase(0, count);
    return static_cast<int>(count);
}

int ExpertSocket::send(int handle, const std::uint8_t *bytes, std::uint32_t count, Millis now, int &error) {
    if (!isOpen(handle) || hasPeerLeft_) {
        error = isOpen(handle) ? ERR_NETSOCKET_IO_ERROR : ERR_NETSOCKET_INVALIDHANDLE;
        return -1;
    }
    sent_.push_back({now, std::string(reinterpret_cast<const char *>(bytes), count)});
    return static_cast<int>(count);
}

int ExpertSocket::take(std::uint8_t *buffer, int capacity, Millis now) {
    int taken = 0;
    while (!sent_.empty() && sent_.front().at <= now && taken < capacity) {
        std::string &bytes = sent_.front().bytes;
        const std::size_t count = std::min(bytes.size(), static_cast<std::size_t>(capacity - taken));
        std::memcpy(buffer + taken, bytes.data(), count);
        bytes.erase(0, count);
        taken += static_cast<int>(count);
        if (bytes.empty())
            sent_.pop_front();
    }
    return taken;
}

}  // namespace tfsim
