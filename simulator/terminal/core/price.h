#pragma once

#include <cstdint>
#include <string>

namespace sim {

/// 10 to the power of the number of decimals, 0 to 8.
double powerOfTen(int digits);

/// Rounds a price to that many decimals (MQL5's NormalizeDouble).
double normalizePrice(double price, int digits);

/// The price in whole points, exact: 1.08123 at 5 digits is 108123.
std::int64_t toPoints(double price, int digits);

/// True when the price has no more than that many decimals, apart from the noise of binary floating point.
bool isNormalized(double price, int digits);

/// The price with exactly that many decimals.
std::string formatPrice(double price, int digits);

}  // namespace sim
