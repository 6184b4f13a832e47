#pragma once

#include <windows.h>

namespace sim {

/// Holds a lock for a scope. Together with CONDITION_VARIABLE this costs no round trip to Wine's server.
class Guard {
public:
    explicit Guard(SRWLOCK &lock) : lock_(lock) { AcquireSRWLockExclusive(&lock_); }
    ~Guard() { ReleaseSRWLockExclusive(&lock_); }
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;

private:
    SRWLOCK &lock_;
};

}  // namespace sim
