#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include "core/millis.h"

namespace tfsim {

using sim::Millis;

/// The expert's one connection: two queues of bytes and who has hung up. What was sent later than a moment is not taken
/// at that moment: an expert that waits for its broker sends ahead of the simulation's time.
class ExpertSocket {
public:
    /// Opens connection number `count + 1`; 0, or an MQL5 error code.
    int connect(int handle);

    /// The expert hangs up; what it has sent and nobody has taken is lost.
    void close(int handle);
    void closeAll() { close(handle_); }

    bool isOpen(int handle) const { return handle_ != 0 && handle == handle_; }

    /// False once the other side has hung up and everything was read.
    bool isConnected(int handle) const { return isOpen(handle) && (!hasPeerLeft_ || !received_.empty()); }
    std::uint32_t readable(int handle);

    /// Number of bytes, or -1 with the code in `error`.
    int read(int handle, std::uint8_t *buffer, std::uint32_t capacity, int &error);
    int send(int handle, const std::uint8_t *bytes, std::uint32_t count, Millis now, int &error);

    std::int64_t connection() const { return handle_ != 0 ? connections_ : 0; }
    int take(std::uint8_t *buffer, int capacity, Millis now);
    void receive(const std::uint8_t *bytes, int count) {
        received_.append(reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(count));
    }
    void peerLeaves() { hasPeerLeft_ = true; }
    void setReachable(bool isReachable) { isReachable_ = isReachable; }

    /// So many next looks at an empty socket say that there is one byte.
    void lie(int times) { lies_ = times; }

private:
    struct Sent {
        Millis at;
        std::string bytes;
    };

    int handle_ = 0;  // 0: not connected
    std::int64_t connections_ = 0;
    bool hasPeerLeft_ = false;
    bool isReachable_ = true;
    int lies_ = 0;
    std::string received_;
    std::deque<Sent> sent_;
};

}  // namespace tfsim
