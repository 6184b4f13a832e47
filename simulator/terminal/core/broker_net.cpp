// Netting accounts: every deal changes the one position of its symbol.
#include <algorithm>

#include "core/broker.h"
#include "core/order_steps.h"

namespace sim {

/// The position that a request names; on a netting account its symbol is enough.
const Position *Broker::askedPosition(const TradeRequest &request) const {
    const bool isBySymbol = isNetting() && request.position == 0 && request.action == TRADE_ACTION_SLTP;
    return isBySymbol ? account_.findPositionOf(request.symbol) : account_.findPosition(request.position);
}

/// Limits and margin of what the deal would leave. Less than before is always allowed.
int Broker::whyNotNet(const TradeRequest &request, Millis at) const {
    const SymbolSpec &symbol = *server_.find(request.symbol);
    const Lots volume = Lots::of(request.volume);
    const Position *before = account_.findPositionOf(request.symbol);
    const bool isOpposite = before != nullptr && before->type != request.type;
    if (isOpposite && volume <= before->volume)
        return 0;
    const Lots had = before == nullptr ? Lots{} : before->volume;
    const Lots left = isOpposite ? volume - had : had + volume;
    if (!symbol.volumeLimit.isZero() && left > symbol.volumeLimit)
        return TRADE_RETCODE_LIMIT_VOLUME;
    Order order = filledOrder(request, account_.nextTicket(), 0, volume, marketPrice(symbol, request.type, at), at);
    Account after = account_.withoutHistory();
    after.apply(netted(order, volume, order.priceOpen).change);
    return valuation_.value(after, at).freeMargin.cents < 0 ? TRADE_RETCODE_NO_MONEY : 0;
}

/// The deal with which an order is filled, and the position after it: opened, grown at the average price, reduced,
/// closed or turned round. Stops are those of the latest order that made it grow or turned it.
Booking Broker::netted(Order &order, Lots volume, double price) const {
    const SymbolSpec &symbol = *server_.find(order.symbol);
    const Position *before = account_.findPositionOf(order.symbol);
    order.positionId = before == nullptr ? order.ticket : before->identifier;
    Booking booking;
    Position after = positionOf(order, volume, price);
    after.ticket = order.ticket;
    booking.deal = dealOf(order, std::max(account_.nextTicket(), order.ticket + 1), DEAL_ENTRY_IN, volume, price);
    if (before == nullptr) {
        booking.change.positions.push_back(after);
        return booking;
    }
    if (before->type == order.type) {
        after = *before;
        after.volume = before->volume + volume;
        after.priceOpen = (before->priceOpen * before->volume.value() + price * volume.value()) / after.volume.value();
        after.sl = order.sl;
        after.tp = order.tp;
        after.updated = order.done;
        booking.change.positions.push_back(after);
        return booking;
    }
    const Lots closed = std::min(volume, before->volume);
    booking.deal.entry = volume > before->volume ? DEAL_ENTRY_INOUT : DEAL_ENTRY_OUT;
    booking.deal.profit = valuation_.profit(symbol, before->isBuy(), closed, before->priceOpen, price, order.done);
    if (volume < before->volume) {
        after = *before;
        after.volume = before->volume - volume;
        after.updated = order.done;
        booking.change.positions.push_back(after);
        return booking;
    }
    booking.change.closedPositions.push_back(before->ticket);
    if (volume > before->volume) {
        after.volume = volume - before->volume;
        booking.change.positions.push_back(after);
    }
    return booking;
}

TradeOutcome Broker::bookNetted(Order order, Lots volume, double price) {
    const Booking booking = netted(order, volume, price);
    return book(booking.change, order, booking.deal);
}

/// A pending order is filled, wholly or in part.
TradeOutcome Broker::fillNetted(Order order, Lots volume, double price) {
    Order filled = atMarket(order);
    const Booking booking = netted(filled, volume, price);
    order.positionId = filled.positionId;
    return order.volumeCurrent.isZero() ? book(booking.change, order, booking.deal)
                                        : bookPart(booking.change, order, booking.deal);
}

}  // namespace sim
