#pragma once

#include <map>

#include "core/market.h"

namespace tfsim {

using sim::Millis;

/// A market that remembers the newest quote of each symbol: experts ask for it many times in one slot, and making one
/// takes a microsecond. One thread.
class RememberedQuotes : public sim::QuoteSource {
public:
    explicit RememberedQuotes(std::uint64_t seed) : market_(seed) {}

    sim::Quote quote(const sim::SymbolSpec &symbol, Millis at) const override;
    std::optional<sim::Quote> tick(const sim::SymbolSpec &symbol, Millis slotStart) const override;

private:
    struct Newest {
        Millis quoteSlot = -1;
        sim::Quote quote;
        Millis tickSlot = -1;
        std::optional<sim::Quote> tick;
    };

    const sim::Market market_;
    mutable std::map<const sim::SymbolSpec *, Newest> newest_;
};

}  // namespace tfsim
