#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace sim {

/// A volume in hundred-millionths of a lot, as MT5's servers count: lots compare and subtract exactly.
struct Lots {
    static constexpr std::int64_t kUnitsPerLot = 100'000'000;

    std::int64_t units = 0;

    /// The nearest representable volume to a double of MQL5.
    static Lots of(double lots) { return {std::llround(lots * static_cast<double>(kUnitsPerLot))}; }

    double value() const { return static_cast<double>(units) / static_cast<double>(kUnitsPerLot); }
    bool isZero() const { return units == 0; }
    bool isMultipleOf(Lots step) const { return units % step.units == 0; }
    Lots roundedDownTo(Lots step) const { return {units - units % step.units}; }

    friend Lots operator+(Lots a, Lots b) { return {a.units + b.units}; }
    friend Lots operator-(Lots a, Lots b) { return {a.units - b.units}; }
    friend auto operator<=>(const Lots &, const Lots &) = default;
};

}  // namespace sim
