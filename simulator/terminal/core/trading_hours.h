#pragma once

#include <vector>

#include "core/market.h"

namespace sim {

/// Prices that stand still while the market is closed: at weekends of the broker's calendar, and from close() to
/// open(). Not synchronised.
class TradingHours : public QuoteSource {
public:
    /// Keeps the reference. \param hasWeekends whether Saturday and Sunday of the broker's time zone are closed
    TradingHours(const QuoteSource &prices, bool hasWeekends) : prices_(prices), hasWeekends_(hasWeekends) {}

    /// The broker's clock is ahead of UTC by that much; negative: behind.
    void setZone(Millis zone) { zone_ = zone; }
    Millis zone() const { return zone_; }

    /// Closes the market until open() is called; neither may be before a time that was passed earlier.
    void close(Millis at);
    void open(Millis at);

    bool isOpen(Millis at) const override { return lastOpen(at) == at; }
    Quote quote(const SymbolSpec &symbol, Millis at) const override;
    std::optional<Quote> tick(const SymbolSpec &symbol, Millis slotStart) const override;

private:
    /// Closed from `from` up to, not including, `to`.
    struct Closure {
        Millis from;
        Millis to;
    };

    Millis lastOpen(Millis at) const;

    const QuoteSource &prices_;
    const bool hasWeekends_;
    Millis zone_ = 0;
    std::vector<Closure> closures_;  // in their order; they do not overlap
};

}  // namespace sim
