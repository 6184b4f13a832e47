#include "core/journal.h"

#include <algorithm>
#include <system_error>

#include "core/text.h"

namespace sim {

void Journal::openDay(const std::string &day) {
    std::error_code failed;  // a journal that cannot be written must not stop the trading
    std::filesystem::create_directories(folder_, failed);
    out_.close();
    out_.clear();
    out_.open(folder_ / (day + ".log"), std::ios::binary | std::ios::app);
    out_.seekp(0, std::ios::end);
    if (out_ && out_.tellp() == std::streampos(0))
        out_ << "\xFF\xFE";
    day_ = day;
}

void Journal::write(Millis at, const JournalEntry &entry) {
    constexpr std::size_t kRecent = 200;
    const std::scoped_lock lock(mutex_);
    if (const std::string day = journalDay(at); day != day_)
        openDay(day);
    out_ << utf8ToUtf16le(journalLine(at, entry.severity, entry.source, entry.text) + "\r\n");
    out_.flush();
    recent_.push_back(clockTime(at) + "  " + entry.source + "  " + entry.text);
    if (recent_.size() > kRecent)
        recent_.pop_front();
}

std::vector<std::string> Journal::recent(std::size_t count) const {
    const std::scoped_lock lock(mutex_);
    const auto skip = static_cast<std::ptrdiff_t>(recent_.size() - std::min(count, recent_.size()));
    return {recent_.begin() + skip, recent_.end()};
}

}  // namespace sim
