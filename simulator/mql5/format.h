// Values as text: Print, StringFormat and similar functions.
#pragma once

#include "clock.h"
#include "runtime.h"
#include "text.h"

#include <cstdio>
#include <type_traits>
#include <vector>

namespace mql {

// One argument of a formatting function, whatever its type.
struct argument {
    enum class kind { integer, unsigned_integer, real, text };
    kind is = kind::integer;
    long long integer = 0;
    double real = 0;
    std::string text;  // also how Print shows it

    argument(bool value) : integer(value), text(value ? "true" : "false") {}
    argument(double value) : is(kind::real), real(value), text(shown(value)) {}
    argument(float value) : argument(static_cast<double>(value)) {}
    argument(const string &value) : is(kind::text), text(value.utf8()) {}
    argument(datetime value) : integer(value), text(time_text(value, TIME_DATE | TIME_SECONDS)) {}
    argument(color value) : integer(value.value), text(std::to_string(value.value)) {}
    template <typename T,
              typename std::enable_if<std::is_integral<T>::value && !std::is_same<T, bool>::value, int>::type = 0>
    argument(T value)
        : is(std::is_unsigned<T>::value ? kind::unsigned_integer : kind::integer),
          integer(static_cast<long long>(value)),
          text(std::to_string(value)) {}
    template <typename T, typename std::enable_if<std::is_enum<T>::value, int>::type = 0>
    argument(T value) : integer(static_cast<long long>(value)), text(std::to_string(integer)) {}

    static std::string shown(double value) {
        char buffer[64];
        std::snprintf(buffer, sizeof buffer, "%.16g", value);
        return buffer;
    }
};

inline std::string concatenated(const std::vector<argument> &arguments) {
    std::string text;
    for (const argument &value : arguments)
        text += value.text;
    return text;
}

// One conversion like %-5.2f, its size letters (l, ll, I64, h) removed.
struct conversion {
    std::string flags;
    char type = '\0';
};

inline conversion read_conversion(const std::string &format, std::size_t &at) {
    conversion result;
    while (at < format.size() && std::strchr("-+ #0123456789.", format[at]))
        result.flags += format[at++];
    while (at < format.size() && (std::strchr("lhL", format[at]) || format.compare(at, 3, "I64") == 0))
        at += format[at] == 'I' ? 3 : 1;
    if (at < format.size())
        result.type = format[at++];
    return result;
}

inline std::string converted(const conversion &wanted, const argument &value) {
    char buffer[512];
    const std::string start = "%" + wanted.flags;
    const double real = value.is == argument::kind::real ? value.real : static_cast<double>(value.integer);
    const long long integer = value.is == argument::kind::real ? static_cast<long long>(value.real) : value.integer;
    switch (wanted.type) {
        case 'd':
        case 'i':
        case 'u':
        case 'x':
        case 'X':
        case 'o':
            std::snprintf(buffer, sizeof buffer, (start + "ll" + wanted.type).c_str(), integer);
            return buffer;
        case 'e':
        case 'E':
        case 'f':
        case 'g':
        case 'G':
            std::snprintf(buffer, sizeof buffer, (start + wanted.type).c_str(), real);
            return buffer;
        case 'c':
        case 'C':
            return to_utf8(std::u16string(1, static_cast<char16_t>(integer)));
        case 's':
        case 'S': {
            std::vector<char> wide(value.text.size() + sizeof buffer);
            std::snprintf(wide.data(), wide.size(), (start + "s").c_str(), value.text.c_str());
            return wide.data();
        }
        default:
            throw critical_error(std::string("bad format: %") + wanted.flags + wanted.type);
    }
}

inline std::string formatted(const std::string &format, const std::vector<argument> &arguments) {
    std::string text;
    std::size_t next = 0;
    for (std::size_t at = 0; at < format.size();) {
        const char c = format[at++];
        if (c != '%') {
            text += c;
        } else if (at < format.size() && format[at] == '%') {
            text += '%';
            at++;
        } else {
            const conversion wanted = read_conversion(format, at);
            if (next >= arguments.size())
                throw critical_error("missing argument for format: " + format);
            text += converted(wanted, arguments[next++]);
        }
    }
    return text;
}

}  // namespace mql

template <typename... Values>
void Print(const Values &...values) {
    mql::state.api->print(mql::state.self, mql::concatenated({mql::argument(values)...}).c_str());
}

template <typename... Values>
void PrintFormat(const string &format, const Values &...values) {
    mql::state.api->print(mql::state.self, mql::formatted(format.utf8(), {mql::argument(values)...}).c_str());
}

template <typename... Values>
void Alert(const Values &...values) {
    mql::state.api->alert(mql::state.self, mql::concatenated({mql::argument(values)...}).c_str());
}

template <typename... Values>
void Comment(const Values &...values) {
    mql::state.api->comment(mql::state.self, mql::concatenated({mql::argument(values)...}).c_str());
}

template <typename... Values>
string StringFormat(const string &format, const Values &...values) {
    return string::of(mql::formatted(format.utf8(), {mql::argument(values)...}).c_str());
}
