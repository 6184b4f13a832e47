#include "native/remembered_quotes.h"

namespace tfsim {

sim::Quote RememberedQuotes::quote(const sim::SymbolSpec &symbol, Millis at) const {
    Newest &newest = newest_[&symbol];
    const Millis slot = at - at % kSlot;
    if (newest.quoteSlot != slot) {
        newest.quote = market_.quote(symbol, at);
        newest.quoteSlot = slot;
    }
    return newest.quote;
}

std::optional<sim::Quote> RememberedQuotes::tick(const sim::SymbolSpec &symbol, Millis slotStart) const {
    Newest &newest = newest_[&symbol];
    if (newest.tickSlot != slotStart) {
        newest.tick = market_.tick(symbol, slotStart);
        newest.tickSlot = slotStart;
    }
    return newest.tick;
}

}  // namespace tfsim
