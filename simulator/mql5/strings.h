// MQL5's string functions and conversions.
#pragma once

#include "array.h"
#include "maths.h"
#include "text.h"

#include <cstdio>
#include <cstdlib>

inline int StringLen(const string &text) { return text.length(); }

// 0 outside of the text.
inline ushort StringGetCharacter(const string &text, int position) {
    if (position < 0 || position >= text.length())
        return 0;
    return static_cast<ushort>(text.units()[static_cast<std::size_t>(position)]);
}

inline bool StringSetCharacter(string &text, int position, ushort character) {
    if (position < 0 || position > text.length())
        return false;
    if (position == text.length())
        text.units() += static_cast<char16_t>(character);
    else
        text.units()[static_cast<std::size_t>(position)] = static_cast<char16_t>(character);
    return true;
}

inline string StringSubstr(const string &text, int start, int length = -1) {
    if (start < 0 || start >= text.length())
        return string();
    const std::size_t count = length < 0 ? std::u16string::npos : static_cast<std::size_t>(length);
    return string(text.units().substr(static_cast<std::size_t>(start), count));
}

// -1 when it does not occur.
inline int StringFind(const string &text, const string &wanted, int start = 0) {
    if (start < 0)
        start = 0;
    const std::size_t found = text.units().find(wanted.units(), static_cast<std::size_t>(start));
    return found == std::u16string::npos ? -1 : static_cast<int>(found);
}

// Returns the number of replacements.
inline int StringReplace(string &text, const string &wanted, const string &replacement) {
    if (wanted.length() == 0)
        return 0;
    int count = 0;
    std::size_t at = 0;
    while ((at = text.units().find(wanted.units(), at)) != std::u16string::npos) {
        text.units().replace(at, wanted.units().size(), replacement.units());
        at += replacement.units().size();
        count++;
    }
    return count;
}

// An empty text has no parts.
inline int StringSplit(const string &text, ushort separator, mql::array<string> &parts) {
    parts.resize(0, 0);
    if (text.length() == 0)
        return 0;
    std::size_t from = 0;
    for (;;) {
        const std::size_t to = text.units().find(static_cast<char16_t>(separator), from);
        const int count = parts.size();
        parts.resize(count + 1, 16);
        parts[count] = string(text.units().substr(from, to == std::u16string::npos ? to : to - from));
        if (to == std::u16string::npos)
            return count + 1;
        from = to + 1;
    }
}

inline bool StringAdd(string &text, const string &more) {
    text += more;
    return true;
}

inline int StringCompare(const string &left, const string &right) { return left < right ? -1 : right < left ? 1 : 0; }

inline bool StringToLower(string &text) {
    for (char16_t &unit : text.units())
        if (unit >= u'A' && unit <= u'Z')
            unit = static_cast<char16_t>(unit + 32);
    return true;
}

inline bool StringToUpper(string &text) {
    for (char16_t &unit : text.units())
        if (unit >= u'a' && unit <= u'z')
            unit = static_cast<char16_t>(unit - 32);
    return true;
}

inline int StringTrimLeft(string &text) {
    std::size_t count = 0;
    while (count < text.units().size() && text.units()[count] <= u' ')
        count++;
    text.units().erase(0, count);
    return static_cast<int>(count);
}

inline int StringTrimRight(string &text) {
    int count = 0;
    while (!text.units().empty() && text.units().back() <= u' ') {
        text.units().pop_back();
        count++;
    }
    return count;
}

inline string ShortToString(ushort character) { return string(std::u16string(1, static_cast<char16_t>(character))); }

inline string CharToString(uchar character) { return ShortToString(character); }

inline string IntegerToString(mql::int64 number, int length = 0, ushort fill = ' ') {
    const string digits(number);
    std::u16string padding;
    for (int i = digits.length(); i < length; i++)
        padding += static_cast<char16_t>(fill);
    return string(padding + digits.units());
}

// Digits after the point; with a negative number of digits in scientific form.
inline string DoubleToString(double value, int digits = 8) {
    char buffer[400];
    if (digits < 0)
        std::snprintf(buffer, sizeof buffer, "%.*e", -digits > 16 ? 16 : -digits, value);
    else
        std::snprintf(buffer, sizeof buffer, "%.*f", digits > 16 ? 16 : digits, NormalizeDouble(value, digits));
    return string::of(buffer);
}

inline double StringToDouble(const string &text) { return std::strtod(text.utf8().c_str(), nullptr); }

inline mql::int64 StringToInteger(const string &text) { return std::strtoll(text.utf8().c_str(), nullptr, 10); }

// Copies the bytes and, with the default count, the NUL after them; returns the number of copied bytes. The
// simulator supports UTF-8 only.
inline int StringToCharArray(const string &text, mql::array<uchar> &bytes, int start = 0, int count = WHOLE_ARRAY,
                             uint = CP_ACP) {
    const std::string encoded = text.utf8();
    const int available = static_cast<int>(encoded.size()) + 1;
    const int wanted = count < 0 || count > available ? available : count;
    if (start + wanted > bytes.size())
        bytes.resize(start + wanted, 0);
    for (int i = 0; i < wanted; i++)
        bytes[start + i] = i + 1 == available ? uchar(0) : static_cast<uchar>(encoded[static_cast<std::size_t>(i)]);
    return wanted;
}

// Up to `count` bytes, ending at a NUL.
inline string CharArrayToString(const mql::array<uchar> &bytes, int start = 0, int count = WHOLE_ARRAY, uint = CP_ACP) {
    std::string encoded;
    for (int i = start; i < bytes.size() && (count < 0 || i < start + count) && bytes[i] != 0; i++)
        encoded += static_cast<char>(bytes[i]);
    return string(mql::from_utf8(encoded.data(), encoded.size()));
}
