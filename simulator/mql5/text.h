// MQL5's string: UTF-16 inside, UTF-8 at the border to the terminal.
#pragma once

#include "types.h"

#include <cstring>
#include <string>

namespace mql {

std::u16string from_utf8(const char *bytes, std::size_t count);
std::string to_utf8(const std::u16string &text);

class string {
public:
    string() = default;
    string(const char16_t *text) : text_(text) {}
    explicit string(std::u16string text) : text_(std::move(text)) {}
    explicit string(int64 value) : string(number(std::to_string(value))) {}
    explicit string(int value) : string(static_cast<int64>(value)) {}
    explicit string(ulong value) : string(number(std::to_string(value))) {}
    explicit string(uint value) : string(static_cast<ulong>(value)) {}

    static string of(const char *utf8) { return string(from_utf8(utf8, std::strlen(utf8))); }

    std::string utf8() const { return to_utf8(text_); }
    const std::u16string &units() const { return text_; }
    std::u16string &units() { return text_; }
    int length() const { return static_cast<int>(text_.size()); }

    string &operator+=(const string &other) {
        text_ += other.text_;
        return *this;
    }

    friend string operator+(const string &left, const string &right) { return string(left.text_ + right.text_); }
    friend bool operator==(const string &left, const string &right) { return left.text_ == right.text_; }
    friend bool operator!=(const string &left, const string &right) { return left.text_ != right.text_; }
    friend bool operator<(const string &left, const string &right) { return left.text_ < right.text_; }
    friend bool operator>(const string &left, const string &right) { return left.text_ > right.text_; }
    friend bool operator<=(const string &left, const string &right) { return left.text_ <= right.text_; }
    friend bool operator>=(const string &left, const string &right) { return left.text_ >= right.text_; }

private:
    static std::u16string number(const std::string &digits) { return std::u16string(digits.begin(), digits.end()); }

    std::u16string text_;
};

// Decodes one character at *at and moves on; U+FFFD for bytes that are no UTF-8.
inline char32_t next_character(const unsigned char *bytes, std::size_t count, std::size_t &at) {
    const unsigned char first = bytes[at++];
    if (first < 0x80)
        return first;
    const int more = first >= 0xF0 && first < 0xF5   ? 3
                     : first >= 0xE0 && first < 0xF0 ? 2
                     : first >= 0xC2 && first < 0xE0 ? 1
                                                     : 0;
    if (more == 0 || at + static_cast<std::size_t>(more) > count)
        return 0xFFFD;
    char32_t character = first & (0x3F >> more);
    for (int i = 0; i < more; i++) {
        const unsigned char next = bytes[at + static_cast<std::size_t>(i)];
        if ((next & 0xC0) != 0x80)
            return 0xFFFD;
        character = character << 6 | (next & 0x3F);
    }
    const char32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (character < least[more] || character > 0x10FFFF || (character >= 0xD800 && character < 0xE000))
        return 0xFFFD;
    at += static_cast<std::size_t>(more);
    return character;
}

inline std::u16string from_utf8(const char *bytes, std::size_t count) {
    std::u16string text;
    std::size_t at = 0;
    while (at < count) {
        const char32_t character = next_character(reinterpret_cast<const unsigned char *>(bytes), count, at);
        if (character >= 0x10000) {
            text += static_cast<char16_t>(0xD800 + ((character - 0x10000) >> 10));
            text += static_cast<char16_t>(0xDC00 + ((character - 0x10000) & 0x3FF));
        } else {
            text += static_cast<char16_t>(character);
        }
    }
    return text;
}

inline void append_utf8(std::string &bytes, char32_t character) {
    if (character < 0x80) {
        bytes += static_cast<char>(character);
    } else if (character < 0x800) {
        bytes += static_cast<char>(0xC0 | character >> 6);
        bytes += static_cast<char>(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        bytes += static_cast<char>(0xE0 | character >> 12);
        bytes += static_cast<char>(0x80 | (character >> 6 & 0x3F));
        bytes += static_cast<char>(0x80 | (character & 0x3F));
    } else {
        bytes += static_cast<char>(0xF0 | character >> 18);
        bytes += static_cast<char>(0x80 | (character >> 12 & 0x3F));
        bytes += static_cast<char>(0x80 | (character >> 6 & 0x3F));
        bytes += static_cast<char>(0x80 | (character & 0x3F));
    }
}

inline std::string to_utf8(const std::u16string &text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i++) {
        char32_t character = text[i];
        const bool high = character >= 0xD800 && character < 0xDC00;
        const bool pair = high && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000;
        if (pair)
            character = 0x10000 + ((character - 0xD800) << 10) + (text[++i] - 0xDC00);
        else if (character >= 0xD800 && character < 0xE000)
            character = 0xFFFD;
        append_utf8(bytes, character);
    }
    return bytes;
}

// Fills a fixed field of the ABI; what does not fit is cut at a character's border.
template <std::size_t SIZE>
void store(const string &text, char (&field)[SIZE]) {
    const std::string bytes = text.utf8();
    std::size_t length = bytes.size() < SIZE ? bytes.size() : SIZE - 1;
    while (length > 0 && length < bytes.size() && (static_cast<unsigned char>(bytes[length]) & 0xC0) == 0x80)
        length--;
    std::memcpy(field, bytes.data(), length);
    field[length] = '\0';
}

}  // namespace mql

using mql::string;
