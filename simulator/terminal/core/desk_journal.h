#pragma once

#include <cstdint>
#include <string>

#include "core/journal.h"

namespace sim {

/// A line of source `Trades`: `'1001': text`.
inline JournalEntry tradesEntry(std::uint64_t login, const std::string &text) {
    return {"Trades", "'" + std::to_string(login) + "': " + text, Severity::Info};
}

}  // namespace sim
