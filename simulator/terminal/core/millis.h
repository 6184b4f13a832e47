#pragma once

#include <cstdint>

namespace sim {

/// A moment: milliseconds since 1970-01-01 UTC. Code in core/ never reads a clock; time is always an argument.
using Millis = std::int64_t;

constexpr Millis kSecond = 1000;
constexpr Millis kMinute = 60 * kSecond;
constexpr Millis kDay = 24 * 60 * kMinute;

}  // namespace sim
