// Pending orders: placed, changed and removed on request, filled or expired by ticks.
#include <algorithm>
#include <cmath>

#include "core/broker.h"
#include "core/order_steps.h"
#include "core/price.h"
#include "core/trade_words.h"

namespace sim {
namespace {

constexpr int kFine = 0;

bool isBuyOrder(int type) { return type == ORDER_TYPE_BUY_LIMIT || type == ORDER_TYPE_BUY_STOP; }
bool isLimit(int type) { return type == ORDER_TYPE_BUY_LIMIT || type == ORDER_TYPE_SELL_LIMIT; }

/// Above the market: a stop that buys, a limit that sells.
bool waitsAbove(int type) { return isBuyOrder(type) != isLimit(type); }

bool isPrice(double price, int digits) {
    return std::isfinite(price) && price > 0 && price <= 1e9 && isNormalized(price, digits);
}

/// The price by which an order of this side is executed.
double executionPrice(int type, const Quote &quote) { return isBuyOrder(type) ? quote.ask : quote.bid; }

bool isReached(const Order &order, const Quote &quote, int digits) {
    const std::int64_t price = toPoints(executionPrice(order.type, quote), digits);
    const std::int64_t level = toPoints(order.priceOpen, digits);
    return waitsAbove(order.type) ? price >= level : price <= level;
}

}  // namespace

const Order *Broker::findPending(Ticket ticket) const {
    const auto found = account_.pendingOrders().find(ticket);
    return found == account_.pendingOrders().end() || !isPendingType(found->second.type) ? nullptr : &found->second;
}

/// Price, stops and expiry of an order that is to wait from `at` on.
int Broker::whyNotWait(const SymbolSpec &symbol, int type, const TradeRequest &request, Millis at) const {
    if (!isPrice(request.price, symbol.digits))
        return TRADE_RETCODE_INVALID_PRICE;
    const std::int64_t level = toPoints(request.price, symbol.digits);
    const std::int64_t price = toPoints(executionPrice(type, quotes_.quote(symbol, at)), symbol.digits);
    const std::int64_t distance = waitsAbove(type) ? level - price : price - level;
    if (distance < std::max<std::int64_t>(1, symbol.stopsLevel))
        return TRADE_RETCODE_INVALID_PRICE;
    const auto isFarEnough = [&](double stop, bool above) {
        if (stop == 0)
            return true;
        if (!isPrice(stop, symbol.digits))
            return false;
        const std::int64_t away = toPoints(stop, symbol.digits) - level;
        return (above ? away : -away) >= std::max<std::int64_t>(1, symbol.stopsLevel);
    };
    if (!isFarEnough(request.sl, !isBuyOrder(type)) || !isFarEnough(request.tp, isBuyOrder(type)))
        return TRADE_RETCODE_INVALID_STOPS;
    return request.lifetime == ORDER_TIME_GTC || request.expires > at ? kFine : TRADE_RETCODE_INVALID_EXPIRATION;
}

int Broker::whyNotPlace(const TradeRequest &request, Millis at) const {
    const SymbolSpec *symbol = server_.find(request.symbol);
    if (symbol == nullptr || !isPendingType(request.type))
        return TRADE_RETCODE_INVALID;
    if (request.lifetime != ORDER_TIME_GTC && request.lifetime != ORDER_TIME_SPECIFIED)
        return TRADE_RETCODE_INVALID_EXPIRATION;
    if (!std::isfinite(request.volume) || std::fabs(request.volume) > 1e6)
        return TRADE_RETCODE_INVALID_VOLUME;
    const Lots volume = Lots::of(request.volume);
    if (volume < symbol->volumeMin || volume > symbol->volumeMax || !volume.isMultipleOf(symbol->volumeStep))
        return TRADE_RETCODE_INVALID_VOLUME;
    if (faults_.marketClosed || !quotes_.isOpen(at))
        return TRADE_RETCODE_MARKET_CLOSED;
    return whyNotWait(*symbol, request.type, request, at);
}

int Broker::whyNotMove(const TradeRequest &request, Millis at) const {
    const Order *order = findPending(request.order);
    if (order == nullptr)
        return TRADE_RETCODE_INVALID_ORDER;
    if (faults_.marketClosed || !quotes_.isOpen(at))
        return TRADE_RETCODE_MARKET_CLOSED;
    const bool isSame = order->priceOpen == request.price && order->sl == request.sl && order->tp == request.tp &&
                        order->lifetime == request.lifetime && order->expires == request.expires;
    return isSame ? TRADE_RETCODE_NO_CHANGES : whyNotWait(*server_.find(order->symbol), order->type, request, at);
}

int Broker::whyNotRemove(const TradeRequest &request, Millis at) const {
    if (findPending(request.order) == nullptr)
        return TRADE_RETCODE_INVALID_ORDER;
    return faults_.marketClosed || !quotes_.isOpen(at) ? TRADE_RETCODE_MARKET_CLOSED : kFine;
}

TradeOutcome Broker::placePending(const TradeRequest &request, Millis at) {
    Order order = placedOrder(request, account_.nextTicket(), request.price, at);
    order.lifetime = request.lifetime;
    order.expires = request.lifetime == ORDER_TIME_GTC ? 0 : request.expires;
    order.updated = at;
    return keepPending(order, TRADE_TRANSACTION_ORDER_ADD, at);
}

TradeOutcome Broker::movePending(const TradeRequest &request, Millis at) {
    Order order = *findPending(request.order);
    order.priceOpen = request.price;
    order.sl = request.sl;
    order.tp = request.tp;
    order.lifetime = request.lifetime;
    order.expires = request.lifetime == ORDER_TIME_GTC ? 0 : request.expires;
    order.updated = at;
    return keepPending(order, TRADE_TRANSACTION_ORDER_UPDATE, at);
}

TradeOutcome Broker::keepPending(const Order &order, int step, Millis at) {
    AccountChange change;
    change.pendingOrders.push_back(order);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, order.symbol, at);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);
    outcome.result.retcode = TRADE_RETCODE_DONE;
    outcome.result.comment = retcodeText(TRADE_RETCODE_DONE);
    outcome.result.order = order.ticket;
    outcome.transactions.push_back(transactionOf(step, order));
    return outcome;
}

TradeOutcome Broker::removePending(const TradeRequest &request, Millis at) {
    TradeOutcome outcome = endPending(*findPending(request.order), ORDER_STATE_CANCELED, at);
    if (!outcome.transactions.empty()) {
        outcome.result.retcode = TRADE_RETCODE_DONE;
        outcome.result.comment = retcodeText(TRADE_RETCODE_DONE);
        outcome.result.order = request.order;
    }
    return outcome;
}

TradeOutcome Broker::cancelByHand(Ticket ticket, Millis at) {
    const Order *order = findPending(ticket);
    return order == nullptr ? refuse(TRADE_RETCODE_INVALID_ORDER, "", at)
                            : endPending(*order, ORDER_STATE_CANCELED, at);
}

TradeOutcome Broker::reach(Ticket ticket, Millis at) {
    const Order *order = findPending(ticket);
    return order == nullptr ? refuse(TRADE_RETCODE_INVALID_ORDER, "", at) : fillPending(*order, order->priceOpen, at);
}

/// Ends what is left of an order without a fill. The result's retcode is an error's.
TradeOutcome Broker::endPending(Order order, int state, Millis at) {
    order.state = state;
    order.done = at;
    AccountChange change;
    change.removedOrders.push_back(order.ticket);
    change.orders.push_back(order);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, order.symbol, at);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);
    outcome.transactions.push_back(transactionOf(TRADE_TRANSACTION_ORDER_DELETE, order));
    outcome.transactions.push_back(transactionOf(TRADE_TRANSACTION_HISTORY_ADD, order));
    outcome.journal.push_back("order #" + std::to_string(order.ticket) +
                              (state == ORDER_STATE_EXPIRED ? " expired" : " canceled"));
    return outcome;
}

/// False when no order waits.
bool Broker::watchPending(Millis slotStart, std::vector<TradeOutcome> &outcomes) {
    bool waits = false;
    const std::map<Ticket, Order> orders = account_.pendingOrders();
    for (const auto &[ticket, order] : orders) {
        if (!isPendingType(order.type))
            continue;
        waits = true;
        if (order.updated > slotStart)
            continue;
        if (order.expires != 0 && order.expires <= slotStart) {
            outcomes.push_back(endPending(order, ORDER_STATE_EXPIRED, slotStart));
            continue;
        }
        const SymbolSpec &symbol = *server_.find(order.symbol);
        const auto tick = quotes_.tick(symbol, slotStart);
        // What is left of an order that was filled in part is filled by the next tick, whatever its price.
        const bool isGoing = order.state == ORDER_STATE_PARTIAL;
        if (tick && (isGoing || isReached(order, *tick, symbol.digits)))
            outcomes.push_back(fillPending(order, executionPrice(order.type, *tick), slotStart));
    }
    return waits;
}

/// A position gets the ticket of the order; a later part of the order makes it larger.
TradeOutcome Broker::fillPending(Order order, double price, Millis at) {
    Lots volume = order.volumeCurrent;
    if (order.state == ORDER_STATE_PLACED && faults_.pendingPartialFills > 0) {
        const SymbolSpec &symbol = *server_.find(order.symbol);
        const Lots half = Lots{volume.units / 2}.roundedDownTo(symbol.volumeStep);
        if (half >= symbol.volumeMin && FaultPlan::take(faults_.pendingPartialFills))
            volume = half;
    }
    order.positionId = order.ticket;
    order.volumeCurrent = order.volumeCurrent - volume;
    order.state = order.volumeCurrent.isZero() ? ORDER_STATE_FILLED : ORDER_STATE_PARTIAL;
    order.done = at;
    if (isNetting())
        return fillNetted(order, volume, price);
    const Order filled = atMarket(order);
    Position position = positionOf(filled, volume, price);
    if (const Position *before = account_.findPosition(order.ticket)) {
        const double opened = before->priceOpen * before->volume.value() + price * volume.value();
        position.volume = before->volume + volume;
        position.priceOpen = opened / position.volume.value();
        position.opened = before->opened;
        position.sl = before->sl;
        position.tp = before->tp;
    }
    const Ticket ticket = std::max(account_.nextTicket(), order.ticket + 1);
    const Deal deal = dealOf(filled, ticket, DEAL_ENTRY_IN, volume, price);
    AccountChange change;
    change.positions.push_back(position);
    if (order.volumeCurrent.isZero())
        return book(change, order, deal);
    return bookPart(change, order, deal);
}

/// A deal whose order stays pending with the rest.
TradeOutcome Broker::bookPart(AccountChange change, const Order &order, const Deal &deal) {
    change.pendingOrders.push_back(order);
    change.deals.push_back(deal);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, order.symbol, deal.at);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);
    outcome.result.retcode = TRADE_RETCODE_DONE_PARTIAL;
    outcome.transactions.push_back(transactionOf(deal));
    outcome.transactions.push_back(transactionOf(TRADE_TRANSACTION_ORDER_UPDATE, order));
    outcome.journal.push_back(dealText(deal, server_.find(order.symbol)->digits));
    return outcome;
}

}  // namespace sim
