#include "core/journal_line.h"

#include <chrono>
#include <cstdint>
#include <cstdio>

namespace sim {
namespace {

std::string printable(std::string_view text) {
    std::string out(text);
    for (char &c : out) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    }
    return out;
}

/// MT5 begins each line with two letters that depend on the line; readers skip them.
std::string leadingLetters(std::string_view text) {
    std::uint32_t hash = 2166136261u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return {static_cast<char>('A' + hash % 26), static_cast<char>('A' + hash / 26 % 26)};
}

}  // namespace

std::string clockTime(Millis at) {
    const Millis inDay = ((at % kDay) + kDay) % kDay;
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d.%03d", static_cast<int>(inDay / (60 * kMinute)),
                  static_cast<int>(inDay / kMinute % 60), static_cast<int>(inDay / kSecond % 60),
                  static_cast<int>(inDay % kSecond));
    return text;
}

std::string journalDay(Millis at) {
    const auto day = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(at)));
    const std::chrono::year_month_day date(day);
    char text[32];
    std::snprintf(text, sizeof text, "%04d%02u%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    return text;
}

std::string journalLine(Millis at, Severity severity, std::string_view source, std::string_view text) {
    return leadingLetters(text) + '\t' + static_cast<char>('0' + static_cast<int>(severity)) + '\t' + clockTime(at) +
           '\t' + printable(source) + '\t' + printable(text);
}

}  // namespace sim
