#include "host/clock.h"

#include <windows.h>

namespace sim {

Millis wallClock() {
    constexpr std::uint64_t kUnixEpoch = 116'444'736'000'000'000;  // in 100 ns since 1601
    FILETIME time;
    GetSystemTimePreciseAsFileTime(&time);
    const std::uint64_t ticks = static_cast<std::uint64_t>(time.dwHighDateTime) << 32 | time.dwLowDateTime;
    return static_cast<Millis>((ticks - kUnixEpoch) / 10'000);
}

std::uint64_t steadyMicroseconds() {
    LARGE_INTEGER frequency;
    LARGE_INTEGER counter;
    QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&counter);
    const auto ticks = static_cast<std::uint64_t>(counter.QuadPart);
    const auto perSecond = static_cast<std::uint64_t>(frequency.QuadPart);
    return ticks / perSecond * 1'000'000 + ticks % perSecond * 1'000'000 / perSecond;
}

}  // namespace sim
