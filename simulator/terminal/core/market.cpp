#include "core/market.h"

#include <array>
#include <cmath>

#include "core/price.h"

namespace sim {
namespace {

struct Instrument {
    std::string_view name;
    double basePrice;
    double dailyMove;  ///< share of the price that it moves in a day, typically
    int spreadMin;     ///< points
    int spreadMax;
    int activity;                     ///< slots with a tick, per cent
    std::string_view numerator = {};  ///< a cross rate is the quotient of two others
    std::string_view denominator = {};
};

constexpr std::array<Instrument, 8> kInstruments = {{
    {"EURUSD", 1.0850, 0.0055, 6, 14, 80},
    {"GBPUSD", 1.2700, 0.0065, 8, 18, 75},
    {"USDJPY", 151.20, 0.0070, 7, 16, 78},
    {"USDCHF", 0.8840, 0.0055, 10, 20, 60},
    {"AUDUSD", 0.6580, 0.0070, 8, 18, 65},
    {"EURGBP", 0.8543, 0.0, 9, 20, 60, "EURUSD", "GBPUSD"},
    {"XAUUSD", 2350.0, 0.0110, 15, 35, 85},
    {"US500", 5250.0, 0.0100, 4, 8, 70},
}};

const Instrument *instrument(std::string_view name) {
    for (const Instrument &candidate : kInstruments) {
        if (candidate.name == name)
            return &candidate;
    }
    return nullptr;
}

/// Spreads every bit of the input over the whole word (finalizer of SplitMix64).
std::uint64_t mix(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return value ^ value >> 31;
}

std::uint64_t nameKey(std::uint64_t seed, std::string_view name) {
    std::uint64_t key = mix(seed);
    for (const char c : name)
        key = mix(key ^ static_cast<unsigned char>(c));
    return key;
}

/// Between -1 and 1.
double signedUnit(std::uint64_t key, std::uint64_t octave, Millis point) {
    const std::uint64_t bits = mix(key ^ mix(octave << 56 ^ static_cast<std::uint64_t>(point)));
    return static_cast<double>(bits >> 11) * 0x1p-52 - 1.0;
}

/// Smooth noise with the given distance between its support points.
double noise(std::uint64_t key, std::uint64_t octave, Millis period, Millis at) {
    const Millis cell = at / period;
    const double t = static_cast<double>(at % period) / static_cast<double>(period);
    const double from = signedUnit(key, octave, cell);
    const double to = signedUnit(key, octave, cell + 1);
    return from + (to - from) * (t * t * (3.0 - 2.0 * t));
}

/// Octaves from half a second to three days whose size grows with the root of their length: resembles a random walk at
/// every scale, but stays near its base price.
double wander(std::uint64_t key, Millis at) {
    double sum = 0.0;
    Millis period = 500;
    for (std::uint64_t octave = 0; octave < 12; ++octave, period *= 3) {
        sum += noise(key, octave, period, at) * std::sqrt(static_cast<double>(period) / static_cast<double>(kDay));
    }
    return sum;
}

}  // namespace

double Market::middle(std::string_view marketName, Millis at) const {
    const Instrument *found = instrument(marketName);
    if (found == nullptr)
        return 0.0;
    if (!found->numerator.empty())
        return middle(found->numerator, at) / middle(found->denominator, at);
    return found->basePrice * (1.0 + found->dailyMove * wander(nameKey(seed_, marketName), at));
}

Quote Market::make(const SymbolSpec &symbol, Millis slotStart) const {
    const Instrument &found = *instrument(symbol.marketName);
    const std::uint64_t bits = mix(nameKey(seed_ + 1, found.name) ^ static_cast<std::uint64_t>(slotStart / kSlot / 8));
    const int range = found.spreadMax - found.spreadMin + 1;
    const int spread = found.spreadMin + static_cast<int>(bits % static_cast<std::uint64_t>(range));
    const std::int64_t bid =
        std::llround(middle(found.name, slotStart) * powerOfTen(symbol.digits) - static_cast<double>(spread) / 2.0);
    return {slotStart, static_cast<double>(bid) / powerOfTen(symbol.digits),
            static_cast<double>(bid + spread) / powerOfTen(symbol.digits)};
}

std::optional<Quote> Market::tick(const SymbolSpec &symbol, Millis slotStart) const {
    const Instrument &found = *instrument(symbol.marketName);
    const std::uint64_t bits = mix(nameKey(seed_ + 2, found.name) ^ static_cast<std::uint64_t>(slotStart / kSlot));
    if (static_cast<int>(bits % 100) >= found.activity)
        return std::nullopt;
    return make(symbol, slotStart);
}

Quote Market::quote(const SymbolSpec &symbol, Millis at) const {
    constexpr int kLongestGap = 40;  // slots; no symbol pauses for ten seconds but with negligible probability
    Millis slot = at - at % kSlot;
    for (int i = 0; i < kLongestGap; ++i, slot -= kSlot) {
        if (const auto found = tick(symbol, slot))
            return *found;
    }
    return make(symbol, slot);
}

}  // namespace sim
