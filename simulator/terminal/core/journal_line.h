#pragma once

#include <string>
#include <string_view>

#include "core/millis.h"

namespace sim {

/// How MT5 marks a line of its journals.
enum class Severity { Info = 0, Warning = 1, Error = 2 };

/// One line as MT5 writes it, tab-separated, without its CR LF: two letters, severity, `HH:MM:SS.mmm` (UTC), source,
/// text. Control characters in source and text become blanks, so that one line stays one line.
std::string journalLine(Millis at, Severity severity, std::string_view source, std::string_view text);

/// `YYYYMMDD`, the name of that day's file.
std::string journalDay(Millis at);

/// `HH:MM:SS.mmm`.
std::string clockTime(Millis at);

}  // namespace sim
