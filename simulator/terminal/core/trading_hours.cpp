#include "core/trading_hours.h"

#include <limits>

namespace sim {
namespace {

constexpr Millis kNever = std::numeric_limits<Millis>::max();

/// The beginning of Saturday for a moment at a weekend, else the moment itself; both in the broker's time.
Millis beforeWeekend(Millis local) {
    constexpr Millis kThursday = 4;  // 1970-01-01, counted from Sunday
    const Millis day = local / kDay;
    const Millis weekday = (day + kThursday) % 7;
    if (weekday == 6)
        return day * kDay - 1;
    return weekday == 0 ? (day - 1) * kDay - 1 : local;
}

}  // namespace

void TradingHours::close(Millis at) {
    if (closures_.empty() || closures_.back().to <= at)
        closures_.push_back({at, kNever});
}

void TradingHours::open(Millis at) {
    if (!closures_.empty() && closures_.back().to == kNever)
        closures_.back().to = at;
}

Millis TradingHours::lastOpen(Millis at) const {
    Millis last = hasWeekends_ ? beforeWeekend(at + zone_) - zone_ : at;
    for (auto closure = closures_.rbegin(); closure != closures_.rend(); ++closure) {
        if (last < closure->from || last >= closure->to)
            continue;
        last = closure->from - 1;
        if (hasWeekends_)
            last = beforeWeekend(last + zone_) - zone_;
    }
    return last;
}

Quote TradingHours::quote(const SymbolSpec &symbol, Millis at) const { return prices_.quote(symbol, lastOpen(at)); }

std::optional<Quote> TradingHours::tick(const SymbolSpec &symbol, Millis slotStart) const {
    return isOpen(slotStart) ? prices_.tick(symbol, slotStart) : std::nullopt;
}

}  // namespace sim
