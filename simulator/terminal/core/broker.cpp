#include "core/broker.h"

#include <algorithm>

#include "core/order_steps.h"
#include "core/price.h"
#include "core/trade_words.h"

namespace sim {

double Broker::marketPrice(const SymbolSpec &symbol, int orderType, Millis at) const {
    const Quote quote = quotes_.quote(symbol, at);
    return orderType == ORDER_TYPE_BUY ? quote.ask : quote.bid;
}

TradeOutcome Broker::refuse(int retcode, const std::string &symbolName, Millis at) const {
    TradeOutcome outcome;
    outcome.result.retcode = retcode;
    outcome.result.comment = retcode == 0 ? "Done" : retcodeText(retcode);
    if (const SymbolSpec *symbol = server_.find(symbolName)) {
        const Quote quote = quotes_.quote(*symbol, at);
        outcome.result.bid = quote.bid;
        outcome.result.ask = quote.ask;
    }
    return outcome;
}

/// The retcode of a request that does not reach the server; 0 when it does.
int Broker::unreached() {
    if (FaultPlan::take(faults_.unsent))
        return TRADE_RETCODE_CONNECTION;
    return FaultPlan::take(faults_.lostTimeouts) ? TRADE_RETCODE_TIMEOUT : 0;
}

/// The retcode of a valid request that the server refuses by a fault; 0 for none.
int Broker::takeFault(const TradeRequest &request) {
    if (request.action != TRADE_ACTION_DEAL)
        return 0;
    if (request.position != 0 && FaultPlan::take(faults_.refusedCloses))
        return TRADE_RETCODE_REJECT;
    if (FaultPlan::take(faults_.requotes))
        return TRADE_RETCODE_REQUOTE;
    return FaultPlan::take(faults_.pricesOff) ? TRADE_RETCODE_PRICE_OFF : 0;
}

std::string Broker::keptComment(const std::string &comment) const {
    switch (faults_.comments) {
        case Comments::Drop:
            return "";
        case Comments::Rewrite:
            return "#" + std::to_string(account_.nextTicket());
        case Comments::Keep:
            break;
    }
    return comment.substr(0, kCommentMax);
}

TradeOutcome Broker::send(const TradeRequest &request, Millis at) {
    const std::string asked = requestText(request, server_.find(request.symbol), askedPosition(request));
    int refusal = unreached();
    if (refusal == 0)
        refusal = whyNot(request, at);
    if (refusal == 0)
        refusal = takeFault(request);
    if (refusal != 0) {
        TradeOutcome outcome = refuse(refusal, request.symbol, at);
        outcome.journal.push_back("failed " + asked + " [" + retcodeText(refusal) + "]");
        return outcome;
    }
    TradeRequest kept = request;
    kept.comment = keptComment(request.comment);
    TradeOutcome outcome = execute(kept, at);
    outcome.journal.insert(outcome.journal.begin(), asked);
    if (outcome.result.isDone() && FaultPlan::take(faults_.executedTimeouts))
        outcome.result = refuse(TRADE_RETCODE_TIMEOUT, request.symbol, at).result;
    return outcome;
}

TradeOutcome Broker::execute(const TradeRequest &request, Millis at) {
    if (request.action == TRADE_ACTION_SLTP)
        return modifyStops(request, at);
    if (request.action == TRADE_ACTION_PENDING)
        return placePending(request, at);
    if (request.action == TRADE_ACTION_MODIFY)
        return movePending(request, at);
    if (request.action == TRADE_ACTION_REMOVE)
        return removePending(request, at);
    if (FaultPlan::take(faults_.placed))
        return place(request, at);
    return request.position != 0 ? close(request, at) : open(request, at);
}

TradeOutcome Broker::open(const TradeRequest &request, Millis at) {
    const SymbolSpec &symbol = *server_.find(request.symbol);
    Lots volume = Lots::of(request.volume);
    if (faults_.partialFills > 0) {
        const Lots half = Lots{volume.units / 2}.roundedDownTo(symbol.volumeStep);
        if (half >= symbol.volumeMin && FaultPlan::take(faults_.partialFills))
            volume = half;
    }
    const Ticket ticket = account_.nextTicket();
    const double price = marketPrice(symbol, request.type, at);
    return bookOpen(filledOrder(request, ticket, ticket, volume, price, at), volume, price);
}

TradeOutcome Broker::close(const TradeRequest &request, Millis at) {
    const Position position = *account_.findPosition(request.position);
    const Lots volume = Lots::of(request.volume);
    const double price = marketPrice(*server_.find(request.symbol), request.type, at);
    Order order = filledOrder(request, account_.nextTicket(), position.ticket, volume, price, at);
    order.sl = order.tp = 0;
    return bookClose(order, position, volume, price);
}

TradeOutcome Broker::closeByHand(Ticket ticket, Lots volume, Millis at) {
    const Position *found = account_.findPosition(ticket);
    if (found == nullptr)
        return refuse(TRADE_RETCODE_POSITION_CLOSED, "", at);
    const Position position = *found;
    if (!quotes_.isOpen(at))
        return refuse(TRADE_RETCODE_MARKET_CLOSED, position.symbol, at);
    const Lots closed = volume.isZero() ? position.volume : volume;
    if (closed > position.volume)
        return refuse(TRADE_RETCODE_INVALID_CLOSE_VOLUME, position.symbol, at);
    return closeAt(position, closed, valuation_.closePrice(position, at), DEAL_REASON_CLIENT, at);
}

/// Closes a position without a request of an expert.
TradeOutcome Broker::closeAt(const Position &position, Lots volume, double price, int reason, Millis at) {
    const int digits = server_.find(position.symbol)->digits;
    TradeRequest closing;
    closing.symbol = position.symbol;
    closing.type = position.isBuy() ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    closing.volume = volume.value();
    if (reason != DEAL_REASON_CLIENT) {
        closing.magic = position.magic;
        closing.comment = reason == DEAL_REASON_SL   ? "[sl " + formatPrice(position.sl, digits) + "]"
                          : reason == DEAL_REASON_TP ? "[tp " + formatPrice(position.tp, digits) + "]"
                                                     : "[so]";
    }
    Order order = filledOrder(closing, account_.nextTicket(), position.ticket, volume, price, at);
    order.reason = reason;
    return bookClose(order, position, volume, price);
}

TradeOutcome Broker::bookOpen(const Order &order, Lots volume, double price) {
    if (isNetting())
        return bookNetted(order, volume, price);
    const Ticket ticket = std::max(account_.nextTicket(), order.ticket + 1);
    AccountChange change;
    change.positions.push_back(positionOf(order, volume, price));
    return book(change, order, dealOf(order, ticket, DEAL_ENTRY_IN, volume, price));
}

TradeOutcome Broker::bookClose(const Order &order, const Position &position, Lots volume, double price) {
    if (isNetting())
        return bookNetted(order, volume, price);
    const SymbolSpec &symbol = *server_.find(position.symbol);
    const Ticket ticket = std::max(account_.nextTicket(), order.ticket + 1);
    Deal deal = dealOf(order, ticket, DEAL_ENTRY_OUT, volume, price);
    deal.sl = position.sl;
    deal.tp = position.tp;
    deal.profit = valuation_.profit(symbol, position.isBuy(), volume, position.priceOpen, price, order.done);
    AccountChange change;
    if (volume == position.volume) {
        change.closedPositions.push_back(position.ticket);
    } else {
        Position rest = position;
        rest.volume = position.volume - volume;
        rest.updated = order.done;
        change.positions.push_back(rest);
    }
    return book(change, order, deal);
}

/// Makes the change durable together with its order and deal, applies it and answers.
TradeOutcome Broker::book(AccountChange change, const Order &order, const Deal &deal) {
    const bool wasPlaced = account_.pendingOrders().contains(order.ticket);
    if (wasPlaced)
        change.removedOrders.push_back(order.ticket);
    change.orders.push_back(order);
    change.deals.push_back(deal);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, order.symbol, order.done);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);
    outcome.result.retcode = order.volumeCurrent.isZero() ? TRADE_RETCODE_DONE : TRADE_RETCODE_DONE_PARTIAL;
    outcome.result.comment = retcodeText(outcome.result.retcode);
    outcome.result.order = order.ticket;
    outcome.result.deal = deal.ticket;
    outcome.result.volume = deal.volume;
    outcome.result.price = deal.price;
    outcome.transactions = stepsOf(order, deal, wasPlaced);
    outcome.journal.push_back(dealText(deal, server_.find(order.symbol)->digits));
    return outcome;
}

TradeOutcome Broker::modifyStops(const TradeRequest &request, Millis at) {
    Position position = *askedPosition(request);
    const SymbolSpec &symbol = *server_.find(position.symbol);
    position.sl = normalizePrice(request.sl, symbol.digits);
    position.tp = normalizePrice(request.tp, symbol.digits);
    position.updated = at;
    AccountChange change;
    change.positions.push_back(position);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, request.symbol, at);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);
    outcome.result.retcode = TRADE_RETCODE_DONE;
    outcome.result.comment = retcodeText(TRADE_RETCODE_DONE);
    outcome.transactions.push_back(transactionOf(position));
    return outcome;
}

}  // namespace sim
