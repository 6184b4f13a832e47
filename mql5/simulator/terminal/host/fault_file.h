#pragma once

#include <filesystem>
#include <string>

namespace sim {

/// The file through which faults are ordered. Whoever orders appends lines; the terminal takes the file away before it
/// acts, so that each line counts once, even when it ends the terminal.
class FaultFile {
public:
    explicit FaultFile(std::filesystem::path file) : file_(std::move(file)) {}

    /// The text written since the last call; usually empty.
    std::string take() const;

private:
    const std::filesystem::path file_;
};

}  // namespace sim
