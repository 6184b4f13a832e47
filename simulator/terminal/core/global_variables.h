#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace sim {

/// The terminal's global variables: named numbers shared by all experts, kept in a file so that they outlive the
/// terminal. The whole file is rewritten at each change and replaced atomically. Any thread may use
/// it.
class GlobalVariables {
public:
    /// Reads the file; invalid lines are skipped.
    explicit GlobalVariables(std::filesystem::path file);

    std::optional<double> get(const std::string &name) const;

    /// False when the file could not be written; the variable is set in memory all the same.
    bool set(const std::string &name, double value);

    /// False when there is none of that name.
    bool remove(const std::string &name);

private:
    bool save() const;

    const std::filesystem::path file_;
    mutable std::mutex mutex_;  // guards variables_ and the file
    std::map<std::string, double> variables_;
};

}  // namespace sim
