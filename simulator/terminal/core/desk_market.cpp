#include <algorithm>

#include "core/desk.h"

namespace sim {

const std::vector<SymbolSpec> &Desk::symbols() const {
    static const std::vector<SymbolSpec> kNone;
    return server_ == nullptr ? kNone : server_->symbols;
}

std::optional<SymbolView> Desk::symbol(const std::string &name, Millis now) const {
    const SymbolSpec *spec = server_ == nullptr ? nullptr : server_->find(name);
    if (spec == nullptr)
        return std::nullopt;
    const std::scoped_lock lock(mutex_);
    const Millis at = visible(now);
    const Valuation valuation(*server_, hours_);
    return SymbolView{spec,
                      hours_.quote(*spec, at),
                      valuation.tickValue(*spec, true, at),
                      valuation.tickValue(*spec, false, at),
                      !unselected_.contains(name),
                      connection_.isOnline() && !view_.isHidden(now)};
}

bool Desk::select(const std::string &symbol, bool isSelected) {
    const std::scoped_lock lock(mutex_);
    if (isSelected) {
        unselected_.erase(symbol);
        return true;
    }
    for (const auto &[ticket, position] : account_.positions()) {
        if (position.symbol == symbol)
            return false;
    }
    unselected_.insert(symbol);
    return true;
}

bool Desk::isSelected(const std::string &symbol) const {
    const std::scoped_lock lock(mutex_);
    return !unselected_.contains(symbol);
}

std::vector<std::string> Desk::selected() const {
    const std::scoped_lock lock(mutex_);
    std::vector<std::string> names;
    for (const SymbolSpec &symbol : symbols()) {
        if (!unselected_.contains(symbol.name))
            names.push_back(symbol.name);
    }
    return names;
}

Millis Desk::zone() const {
    const std::scoped_lock lock(mutex_);
    return hours_.zone();
}

std::optional<Quote> Desk::quoteAt(const std::string &symbol, Millis at) const {
    const SymbolSpec *spec = server_ == nullptr ? nullptr : server_->find(symbol);
    if (spec == nullptr)
        return std::nullopt;
    const std::scoped_lock lock(mutex_);
    return hours_.quote(*spec, std::min(at, visible(at)));
}

std::vector<double> Desk::recentPrices(const std::string &symbol, Millis now) const {
    constexpr Millis kShown = 4 * kMinute;
    std::vector<double> prices;
    const SymbolSpec *spec = server_ == nullptr ? nullptr : server_->find(symbol);
    if (spec == nullptr)
        return prices;
    const std::scoped_lock lock(mutex_);
    const Millis end = visible(now) - visible(now) % kSecond;
    for (Millis at = end - kShown; at <= end; at += kSecond)
        prices.push_back(hours_.quote(*spec, at).bid);
    return prices;
}

Millis Desk::lastQuote(Millis now) const {
    const std::scoped_lock lock(mutex_);
    Millis last = 0;
    for (const SymbolSpec &symbol : symbols())
        last = std::max(last, hours_.quote(symbol, visible(now)).at);
    return last;
}

DayRange Desk::dayRange(const SymbolSpec &symbol, Millis now) const {
    const std::scoped_lock lock(mutex_);
    const Millis end = visible(now);
    const Millis midnight = end - end % kDay;
    DayRange &range = dayRanges_[symbol.name];
    const auto include = [&range](double bid) {
        range.low = std::min(range.low, bid);
        range.high = std::max(range.high, bid);
    };
    const double latest = hours_.quote(symbol, end).bid;
    if (range.until < midnight)
        range = {latest, latest, midnight};
    for (; range.until <= end; range.until += kMinute)
        include(hours_.quote(symbol, range.until).bid);
    include(latest);
    return range;
}

std::optional<Money> Desk::margin(const std::string &symbol, double volume, double price, Millis now) const {
    const SymbolSpec *spec = server_ == nullptr ? nullptr : server_->find(symbol);
    if (spec == nullptr)
        return std::nullopt;
    const std::scoped_lock lock(mutex_);
    return Valuation(*server_, hours_).margin(*spec, Lots::of(volume), price, account_.terms().leverage, visible(now));
}

std::optional<Money> Desk::profit(const std::string &symbol, bool isBuy, double volume, double open, double close,
                                  Millis now) const {
    const SymbolSpec *spec = server_ == nullptr ? nullptr : server_->find(symbol);
    if (spec == nullptr)
        return std::nullopt;
    const std::scoped_lock lock(mutex_);
    return Valuation(*server_, hours_).profit(*spec, isBuy, Lots::of(volume), open, close, visible(now));
}

}  // namespace sim
