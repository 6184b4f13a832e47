#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/millis.h"
#include "core/symbol_spec.h"

namespace sim {

/// A two-sided price and the moment it came.
struct Quote {
    Millis at = 0;
    double bid = 0;
    double ask = 0;

    friend bool operator==(const Quote &, const Quote &) = default;
};

/// A source of prices.
class QuoteSource {
public:
    /// A tick can come at the beginning of each slot of this length.
    static constexpr Millis kSlot = 250;

    virtual ~QuoteSource() = default;

    /// False while the market is closed: no ticks come, and orders are refused.
    virtual bool isOpen(Millis) const { return true; }

    /// The last tick at or before that moment.
    virtual Quote quote(const SymbolSpec &symbol, Millis at) const = 0;

    /// The tick of the slot that begins at `slotStart` (a multiple of kSlot), if that slot has one.
    virtual std::optional<Quote> tick(const SymbolSpec &symbol, Millis slotStart) const = 0;
};

/// The price paths. A quote is a pure function of symbol, moment and seed, so unrelated terminals
/// show the same market, and a terminal that was away can compute the prices of that time. Open at all hours of all
/// days.
///
/// Immutable; any thread may use it.
class Market : public QuoteSource {
public:
    explicit Market(std::uint64_t seed) : seed_(seed) {}

    Quote quote(const SymbolSpec &symbol, Millis at) const override;
    std::optional<Quote> tick(const SymbolSpec &symbol, Millis slotStart) const override;

    /// Middle price without rounding, in the market of that name without suffix; 0 for an unknown name.
    double middle(std::string_view marketName, Millis at) const;

private:
    Quote make(const SymbolSpec &symbol, Millis slotStart) const;

    std::uint64_t seed_;
};

}  // namespace sim
