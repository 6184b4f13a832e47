#include <algorithm>

#include "core/broker.h"
#include "core/price.h"
#include "core/trade_words.h"

namespace sim {
namespace {

/// Which stop a tick reaches, as the reason of the closing deal; 0 for none.
int reachedStop(const Position &position, double closePrice, int digits) {
    const std::int64_t price = toPoints(closePrice, digits);
    const auto isReached = [&](double stop, bool fromAbove) {
        if (stop == 0)
            return false;
        const std::int64_t level = toPoints(stop, digits);
        return fromAbove ? price <= level : price >= level;
    };
    if (isReached(position.sl, position.isBuy()))
        return DEAL_REASON_SL;
    if (isReached(position.tp, !position.isBuy()))
        return DEAL_REASON_TP;
    return 0;
}

Millis slotOf(Millis at) { return at - at % QuoteSource::kSlot; }

}  // namespace

Millis Broker::firstUnwatched(Millis at) const {
    if (watchedUntil_ != 0)
        return watchedUntil_ + QuoteSource::kSlot;
    Millis first = slotOf(at);
    for (const auto &[ticket, position] : account_.positions()) {
        if (position.sl != 0 || position.tp != 0)
            first = std::min(first, slotOf(position.updated));
    }
    for (const auto &[ticket, order] : account_.pendingOrders()) {
        if (isPendingType(order.type))
            first = std::min(first, slotOf(order.updated));
    }
    return std::max(first, slotOf(at - kLongestAbsence));
}

std::vector<TradeOutcome> Broker::advance(Millis at) {
    std::vector<TradeOutcome> outcomes;
    fillPlaced(at, outcomes);
    for (Millis slot = firstUnwatched(at); slot <= slotOf(at); slot += QuoteSource::kSlot) {
        const bool hasStops = watchStops(slot, outcomes);
        const bool hasPending = watchPending(slot, outcomes);
        if (!hasStops && !hasPending) {
            // The remaining ticks have no effect.
            break;
        }
    }
    watchedUntil_ = std::max(watchedUntil_, slotOf(at));
    watchMargin(at, outcomes);
    return outcomes;
}

/// False when no position has a stop.
bool Broker::watchStops(Millis slotStart, std::vector<TradeOutcome> &outcomes) {
    bool hasStops = false;
    std::vector<Position> watched;
    for (const auto &[ticket, position] : account_.positions()) {
        if (position.sl == 0 && position.tp == 0)
            continue;
        hasStops = true;
        if (position.updated <= slotStart)
            watched.push_back(position);
    }
    for (const Position &position : watched) {
        const SymbolSpec &symbol = *server_.find(position.symbol);
        const auto tick = quotes_.tick(symbol, slotStart);
        if (!tick)
            continue;
        const double price = position.isBuy() ? tick->bid : tick->ask;
        const int reason = reachedStop(position, price, symbol.digits);
        if (reason == 0)
            continue;
        TradeOutcome outcome = closeAt(position, position.volume, price, reason, slotStart);
        const std::string stop = reason == DEAL_REASON_SL ? "stop loss" : "take profit";
        outcome.journal.insert(outcome.journal.begin(), stop + " triggered " + positionText(position, symbol.digits));
        outcomes.push_back(std::move(outcome));
    }
    return hasStops;
}

void Broker::watchMargin(Millis at, std::vector<TradeOutcome> &outcomes) {
    while (!account_.positions().empty()) {
        const AccountValue value = valuation_.value(account_, at);
        if (value.margin.cents == 0 || value.marginLevel >= kStopOutLevel)
            return;
        const auto worst = std::min_element(
            account_.positions().begin(), account_.positions().end(), [&](const auto &a, const auto &b) {
                return valuation_.profit(a.second, at) < valuation_.profit(b.second, at);
            });
        const Position position = worst->second;
        TradeOutcome outcome =
            closeAt(position, position.volume, valuation_.closePrice(position, at), DEAL_REASON_SO, at);
        if (!outcome.result.isDone())
            return;
        outcome.journal.insert(outcome.journal.begin(),
                               "stop out " + positionText(position, server_.find(position.symbol)->digits));
        outcomes.push_back(std::move(outcome));
    }
}

}  // namespace sim
