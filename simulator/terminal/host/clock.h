#pragma once

#include <cstdint>

#include "core/millis.h"

namespace sim {

/// The wall clock, UTC.
Millis wallClock();

/// Microseconds since some moment before the program began; never goes back.
std::uint64_t steadyMicroseconds();

}  // namespace sim
