// The basic types of MQL5.
#pragma once

#include "../abi/mql5_constants.h"
#include "../abi/terminal_api.h"

#include <cfloat>
#include <climits>
#include <cstdint>

namespace mql {

typedef std::int64_t int64;

// Seconds since 1970. A type of its own, so that it is not printed as a number.
struct datetime {
    int64 seconds = 0;
    datetime() = default;
    datetime(int64 value) : seconds(value) {}
    operator int64() const { return seconds; }
};

// 0x00BBGGRR
struct color {
    std::uint32_t value = 0;
    color() = default;
    color(std::uint32_t bgr) : value(bgr) {}
    operator std::uint32_t() const { return value; }
};

}  // namespace mql

using mql::color;
using mql::datetime;

typedef unsigned char uchar;
typedef unsigned short ushort;
typedef unsigned int uint;
typedef std::uint64_t ulong;

enum : int { INVALID_HANDLE = -1, WHOLE_ARRAY = -1, WRONG_VALUE = -1 };
enum : uint { CP_ACP = 0, CP_UTF8 = 65001 };
enum : int { TIME_DATE = 1, TIME_MINUTES = 2, TIME_SECONDS = 4 };

constexpr double EMPTY_VALUE = DBL_MAX;
