// MQL5's mathematics, as far as experts here use it.
#pragma once

#include "types.h"

#include <cmath>
#include <cstdlib>
#include <type_traits>

template <typename A, typename B>
typename std::common_type<A, B>::type MathMax(A left, B right) {
    typedef typename std::common_type<A, B>::type result;
    return static_cast<result>(left) < static_cast<result>(right) ? static_cast<result>(right)
                                                                  : static_cast<result>(left);
}

template <typename A, typename B>
typename std::common_type<A, B>::type MathMin(A left, B right) {
    typedef typename std::common_type<A, B>::type result;
    return static_cast<result>(right) < static_cast<result>(left) ? static_cast<result>(right)
                                                                  : static_cast<result>(left);
}

template <typename T>
T MathAbs(T value) {
    return value < 0 ? static_cast<T>(-value) : value;
}

inline double MathFloor(double value) { return std::floor(value); }

inline double MathCeil(double value) { return std::ceil(value); }

inline double MathRound(double value) { return std::round(value); }

inline double MathSqrt(double value) { return std::sqrt(value); }

inline double MathPow(double base, double exponent) { return std::pow(base, exponent); }

inline double MathMod(double value, double divisor) { return std::fmod(value, divisor); }

inline double MathLog(double value) { return std::log(value); }

inline double MathExp(double value) { return std::exp(value); }

inline bool MathIsValidNumber(double value) { return std::isfinite(value); }

// 0 to 32767, as in MetaTrader.
inline int MathRand() { return std::rand() & 0x7FFF; }

inline void MathSrand(int seed) { std::srand(static_cast<unsigned>(seed)); }

// Rounded half away from zero to so many digits after the point.
inline double NormalizeDouble(double value, int digits) {
    const double factor = std::pow(10.0, digits < 0 ? 0 : digits > 15 ? 15 : digits);
    const double scaled = value * factor;
    if (!std::isfinite(scaled) || std::fabs(scaled) > 9e15)
        return value;
    const double nudge = scaled < 0 ? -1e-9 : 1e-9;
    return std::round(scaled + nudge) / factor;
}
