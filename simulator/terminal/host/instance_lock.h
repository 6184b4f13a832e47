#pragma once

#include <windows.h>

#include <filesystem>

namespace sim {

/// Reserves a data folder for one terminal. The lock ends with the process in any case and works between containers
/// that share the folder.
class InstanceLock {
public:
    explicit InstanceLock(const std::filesystem::path &dataFolder);
    ~InstanceLock();
    InstanceLock(const InstanceLock &) = delete;
    InstanceLock &operator=(const InstanceLock &) = delete;

    /// False when another terminal has the folder.
    bool isHeld() const { return isHeld_; }

private:
    HANDLE file_;
    bool isHeld_ = false;
};

}  // namespace sim
