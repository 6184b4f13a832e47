#include "core/text.h"

#include <charconv>
#include <cstdint>

namespace sim {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

void appendUtf16(std::string &out, char32_t code) {
    const auto unit = [&out](std::uint32_t value) {
        out.push_back(static_cast<char>(value & 0xFF));
        out.push_back(static_cast<char>(value >> 8 & 0xFF));
    };
    if (code < 0x10000) {
        unit(code);
        return;
    }
    unit(0xD800 + ((code - 0x10000) >> 10));
    unit(0xDC00 + ((code - 0x10000) & 0x3FF));
}

void appendUtf8(std::string &out, char32_t code) {
    const auto tail = [&out](char32_t bits) { out.push_back(static_cast<char>(0x80 | (bits & 0x3F))); };
    if (code < 0x80) {
        out.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        out.push_back(static_cast<char>(0xC0 | code >> 6));
        tail(code);
    } else if (code < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | code >> 12));
        tail(code >> 6);
        tail(code);
    } else {
        out.push_back(static_cast<char>(0xF0 | code >> 18));
        tail(code >> 12);
        tail(code >> 6);
        tail(code);
    }
}

int tailBytes(unsigned char lead) {
    if (lead < 0x80)
        return 0;
    if (lead >= 0xC2 && lead < 0xE0)
        return 1;
    if (lead >= 0xE0 && lead < 0xF0)
        return 2;
    if (lead >= 0xF0 && lead < 0xF5)
        return 3;
    return -1;
}

/// Reads one character and moves `at` behind it; a bad byte counts as one replacement character.
char32_t nextCodePoint(std::string_view text, std::size_t &at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int tails = tailBytes(lead);
    if (tails == 0)
        return lead;
    if (tails < 0 || at + static_cast<std::size_t>(tails) > text.size())
        return kReplacement;
    char32_t code = lead & (0x3Fu >> tails);
    for (int i = 0; i < tails; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
        if ((byte & 0xC0) != 0x80)
            return kReplacement;
        code = code << 6 | (byte & 0x3F);
    }
    at += static_cast<std::size_t>(tails);
    const bool overlong = (tails == 2 && code < 0x800) || (tails == 3 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    return overlong || surrogate || code > 0x10FFFF ? kReplacement : code;
}

std::uint32_t unitAt(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) | static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + 1]))
                                                       << 8;
}

}  // namespace

std::string utf8ToUtf16le(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size() * 2);
    for (std::size_t at = 0; at < utf8.size();)
        appendUtf16(out, nextCodePoint(utf8, at));
    return out;
}

std::string utf16leToUtf8(std::string_view bytes) {
    std::string out;
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        char32_t code = unitAt(bytes, at);
        at += 2;
        if (code >= 0xD800 && code < 0xDC00 && at + 1 < bytes.size()) {
            const std::uint32_t low = unitAt(bytes, at);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        appendUtf8(out, code >= 0xD800 && code < 0xE000 ? kReplacement : code);
    }
    if (at < bytes.size())
        appendUtf8(out, kReplacement);
    return out;
}

std::string decodeText(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE"))
        return utf16leToUtf8(bytes.substr(2));
    if (bytes.starts_with("\xEF\xBB\xBF"))
        return std::string(bytes.substr(3));
    return std::string(bytes);
}

std::vector<std::string> splitLines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.emplace_back(line);
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string lowerCase(std::string_view text) {
    std::string out(text);
    for (char &c : out) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool parseWhole(std::string_view text, long long &value) {
    long long parsed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
    if (error != std::errc() || end != text.data() + text.size())
        return false;
    value = parsed;
    return true;
}

}  // namespace sim
