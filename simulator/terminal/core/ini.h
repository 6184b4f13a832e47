#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A Windows ini text: `[Section]` lines and `key=value` lines, `;` begins a comment line. Names of sections and keys
/// are compared without regard to case; of a repeated key the first counts, as in Windows.
class Ini {
public:
    /// Reads all of it; a line that is neither section, pair nor comment is skipped and reported in errors().
    static Ini parse(std::string_view text);

    /// The value, or nothing when the section or the key is missing.
    std::optional<std::string> find(std::string_view section, std::string_view key) const;

    /// The value, or `fallback`.
    std::string text(std::string_view section, std::string_view key, std::string_view fallback = "") const;

    /// True for `1` and `true`; `fallback` when the key is missing.
    bool flag(std::string_view section, std::string_view key, bool fallback) const;

    /// Line numbers and what is wrong there; never the line itself, which may hold a password.
    const std::vector<std::string> &errors() const { return errors_; }

private:
    struct Entry {
        std::string section;
        std::string key;
        std::string value;
    };

    std::vector<Entry> entries_;
    std::vector<std::string> errors_;
};

}  // namespace sim
