#include "core/price.h"

#include <cmath>
#include <cstdio>

namespace sim {

double powerOfTen(int digits) {
    static constexpr double kPowers[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    return kPowers[digits < 0 ? 0 : digits > 8 ? 8 : digits];
}

std::int64_t toPoints(double price, int digits) { return std::llround(price * powerOfTen(digits)); }

double normalizePrice(double price, int digits) {
    return static_cast<double>(toPoints(price, digits)) / powerOfTen(digits);
}

bool isNormalized(double price, int digits) {
    const double points = price * powerOfTen(digits);
    return std::fabs(points - std::round(points)) < 1e-4;
}

std::string formatPrice(double price, int digits) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, price);
    return text;
}

}  // namespace sim
