#pragma once

#include <atomic>

namespace sim {

/// Faults of the sockets of all experts. Any thread may use it.
class SocketFaults {
public:
    /// SocketConnect answers 4014, as when the address is not on the terminal's list.
    void setForbidden(bool isOn) { isForbidden_ = isOn; }
    bool isForbidden() const { return isForbidden_; }

    /// SocketIsReadable answers 1 when there is nothing to read.
    void setReadableLies(bool isOn) { areReadableLies_ = isOn; }
    unsigned readable(unsigned truth) const { return truth == 0 && areReadableLies_ ? 1 : truth; }

    /// The network drops everything without telling either side. A connection that exists when it begins stays dead
    /// after its end, as the other side has given it up; new ones cannot be made until then.
    void setHalfOpen(bool isOn) {
        if (isOn && !isHalfOpen_)
            ++outages_;
        isHalfOpen_ = isOn;
    }
    bool canConnect() const { return !isHalfOpen_; }

    /// A connection keeps the number of outages of the time of its connecting, and is dead when there were more.
    unsigned outages() const { return outages_; }
    bool isDead(unsigned outagesAtConnect) const { return outagesAtConnect != outages_; }

private:
    std::atomic<bool> isForbidden_{false};
    std::atomic<bool> areReadableLies_{false};
    std::atomic<bool> isHalfOpen_{false};
    std::atomic<unsigned> outages_{0};
};

}  // namespace sim
