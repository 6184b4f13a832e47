#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// UTF-8 to the bytes of UTF-16LE without a byte order mark. What is not UTF-8 becomes U+FFFD.
std::string utf8ToUtf16le(std::string_view utf8);

/// Bytes of UTF-16LE without a byte order mark to UTF-8. Lone surrogates and an odd last byte become U+FFFD.
std::string utf16leToUtf8(std::string_view bytes);

/// The text of a file as UTF-8, whichever of MT5's encodings it is in: UTF-16LE with byte order mark, UTF-8 with or
/// without one, ASCII.
std::string decodeText(std::string_view bytes);

/// Lines without their CR and LF; a last line without an end counts too.
std::vector<std::string> splitLines(std::string_view text);

/// Without blanks and tabs at both ends.
std::string_view trim(std::string_view text);

/// ASCII lower case; other bytes stay.
std::string lowerCase(std::string_view text);

/// A decimal whole number and nothing else; false otherwise and `value` unchanged.
bool parseWhole(std::string_view text, long long &value);

}  // namespace sim
