#pragma once

#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <vector>

#include "core/journal_line.h"

namespace sim {

/// A line for a journal, without its time.
struct JournalEntry {
    std::string source;
    std::string text;
    Severity severity = Severity::Info;
};

/// A folder of daily journal files as MT5 keeps them: `YYYYMMDD.log`, UTF-16LE with byte order mark, CR LF. Each line
/// has left the process before write() returns. Any thread may use it.
class Journal {
public:
    /// The folder is created with the first line.
    explicit Journal(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void write(Millis at, const JournalEntry &entry);

    /// The last lines for the window, oldest first, as `HH:MM:SS.mmm  source  text`.
    std::vector<std::string> recent(std::size_t count) const;

private:
    void openDay(const std::string &day);

    const std::filesystem::path folder_;
    mutable std::mutex mutex_;  // guards all below
    std::string day_;
    std::ofstream out_;
    std::deque<std::string> recent_;
};

}  // namespace sim
