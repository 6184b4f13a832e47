#pragma once

#include <windows.h>

#include <filesystem>
#include <string>

namespace sim {

/// The file through which faults are requested, by appended lines. The terminal removes the file before it
/// acts, so that each line counts once, even when it ends the terminal.
class FaultFile {
public:
    /// Creates the file's folder and begins to watch it.
    explicit FaultFile(std::filesystem::path file);
    ~FaultFile();
    FaultFile(const FaultFile &) = delete;
    FaultFile &operator=(const FaultFile &) = delete;

    /// Signalled when something in the folder changed; take() resets it. Looking for the file costs Wine a search
    /// through the folder, so it is not done without a change. INVALID_HANDLE_VALUE when the folder cannot be watched.
    HANDLE changed() const { return changed_; }

    /// The text written since the last call; usually empty.
    std::string take();

private:
    const std::filesystem::path file_;
    HANDLE changed_;
};

}  // namespace sim
