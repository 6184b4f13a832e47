#include "host/instance_lock.h"

namespace sim {

InstanceLock::InstanceLock(const std::filesystem::path &dataFolder)
    : file_(CreateFileW((dataFolder / "terminal.lock").c_str(), GENERIC_READ | GENERIC_WRITE,
                        FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_ALWAYS,
                        FILE_ATTRIBUTE_NORMAL, nullptr)) {
    if (file_ == INVALID_HANDLE_VALUE)
        return;
    OVERLAPPED start{};
    isHeld_ = LockFileEx(file_, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &start) != 0;
}

InstanceLock::~InstanceLock() {
    if (file_ != INVALID_HANDLE_VALUE)
        CloseHandle(file_);
}

}  // namespace sim
