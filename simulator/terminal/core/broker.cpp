#include "core/broker.h"

#include <algorithm>

#include "core/price.h"
#include "core/trade_words.h"

namespace sim {
namespace {

std::string shortened(const std::string &comment) { return comment.substr(0, kCommentMax); }

Order filledOrder(const TradeRequest &request, Ticket ticket, Ticket position, Lots filled, double price, Millis at) {
    Order order;
    order.ticket = ticket;
    order.positionId = position;
    order.symbol = request.symbol;
    order.type = request.type;
    order.filling = request.filling;
    order.volumeInitial = Lots::of(request.volume);
    order.volumeCurrent = order.volumeInitial - filled;
    order.state = order.volumeCurrent.isZero() ? ORDER_STATE_FILLED : ORDER_STATE_PARTIAL;
    order.priceOpen = price;
    order.sl = request.sl;
    order.tp = request.tp;
    order.setup = order.done = at;
    order.magic = request.magic;
    order.comment = shortened(request.comment);
    return order;
}

Deal dealOf(const Order &order, Ticket ticket, int entry, Lots volume, double price) {
    Deal deal;
    deal.ticket = ticket;
    deal.order = order.ticket;
    deal.positionId = order.positionId;
    deal.symbol = order.symbol;
    deal.type = order.type;
    deal.entry = entry;
    deal.reason = order.reason;
    deal.volume = volume;
    deal.price = price;
    deal.sl = order.sl;
    deal.tp = order.tp;
    deal.at = order.done;
    deal.magic = order.magic;
    deal.comment = order.comment;
    return deal;
}

TradeTransaction transactionOf(int type, const Order &order) {
    TradeTransaction transaction;
    transaction.type = type;
    transaction.order = order.ticket;
    transaction.position = order.positionId;
    transaction.symbol = order.symbol;
    transaction.orderType = order.type;
    transaction.orderState = order.state;
    transaction.price = order.priceOpen;
    transaction.sl = order.sl;
    transaction.tp = order.tp;
    transaction.volume = order.volumeInitial;
    return transaction;
}

TradeTransaction transactionOf(const Deal &deal) {
    TradeTransaction transaction;
    transaction.deal = deal.ticket;
    transaction.order = deal.order;
    transaction.position = deal.positionId;
    transaction.symbol = deal.symbol;
    transaction.orderType = deal.type;
    transaction.orderState = ORDER_STATE_FILLED;
    transaction.dealType = deal.type;
    transaction.price = deal.price;
    transaction.sl = deal.sl;
    transaction.tp = deal.tp;
    transaction.volume = deal.volume;
    return transaction;
}

/// The steps in which MT5 tells of an order that was filled at once.
std::vector<TradeTransaction> stepsOf(const Order &order, const Deal &deal) {
    return {transactionOf(TRADE_TRANSACTION_ORDER_ADD, order), transactionOf(deal),
            transactionOf(TRADE_TRANSACTION_ORDER_DELETE, order), transactionOf(TRADE_TRANSACTION_HISTORY_ADD, order)};
}

void answer(TradeOutcome &outcome, const Order &order, const Deal &deal, int digits) {
    outcome.result.retcode = order.volumeCurrent.isZero() ? TRADE_RETCODE_DONE : TRADE_RETCODE_DONE_PARTIAL;
    outcome.result.comment = retcodeText(outcome.result.retcode);
    outcome.result.order = order.ticket;
    outcome.result.deal = deal.ticket;
    outcome.result.volume = deal.volume;
    outcome.result.price = deal.price;
    outcome.transactions = stepsOf(order, deal);
    outcome.journal.push_back(dealText(deal, digits));
}

}  // namespace

double Broker::marketPrice(const SymbolSpec &symbol, int orderType, Millis at) const {
    const Quote quote = quotes_.quote(symbol, at);
    return orderType == ORDER_TYPE_BUY ? quote.ask : quote.bid;
}

TradeOutcome Broker::refuse(int retcode, const TradeRequest &request, Millis at) const {
    TradeOutcome outcome;
    outcome.result.retcode = retcode;
    outcome.result.comment = retcode == 0 ? "Done" : retcodeText(retcode);
    if (const SymbolSpec *symbol = server_.find(request.symbol)) {
        const Quote quote = quotes_.quote(*symbol, at);
        outcome.result.bid = quote.bid;
        outcome.result.ask = quote.ask;
    }
    return outcome;
}

int Broker::takeFault() {
    if (FaultPlan::take(faults_.requotes))
        return TRADE_RETCODE_REQUOTE;
    if (FaultPlan::take(faults_.pricesOff))
        return TRADE_RETCODE_PRICE_OFF;
    return 0;
}

TradeOutcome Broker::send(const TradeRequest &request, Millis at) {
    const SymbolSpec *symbol = server_.find(request.symbol);
    const Position *position = account_.findPosition(request.position);
    const std::string asked = requestText(request, symbol, position);
    int refusal = whyNot(request, at);
    if (refusal == 0 && request.action == TRADE_ACTION_DEAL)
        refusal = takeFault();
    if (refusal != 0) {
        TradeOutcome outcome = refuse(refusal, request, at);
        outcome.journal.push_back("failed " + asked + " [" + retcodeText(refusal) + "]");
        return outcome;
    }
    TradeOutcome outcome = request.action == TRADE_ACTION_SLTP ? modifyStops(request, at)
                           : request.position != 0             ? close(request, at)
                                                               : open(request, at);
    outcome.journal.insert(outcome.journal.begin(), asked);
    if (outcome.result.isDone() && FaultPlan::take(faults_.executedTimeouts)) {
        outcome.result = refuse(TRADE_RETCODE_TIMEOUT, request, at).result;
    }
    return outcome;
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
    const Order order = filledOrder(request, ticket, ticket, volume, price, at);
    const Deal deal = dealOf(order, ticket + 1, DEAL_ENTRY_IN, volume, price);

    Position position;
    position.ticket = ticket;
    position.symbol = request.symbol;
    position.type = request.type;
    position.volume = volume;
    position.priceOpen = price;
    position.sl = request.sl;
    position.tp = request.tp;
    position.opened = position.updated = at;
    position.magic = request.magic;
    position.comment = order.comment;

    AccountChange change;
    change.positions.push_back(position);
    change.orders.push_back(order);
    change.deals.push_back(deal);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, request, at);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);
    answer(outcome, order, deal, symbol.digits);
    return outcome;
}

TradeOutcome Broker::close(const TradeRequest &request, Millis at) {
    const Position position = *account_.findPosition(request.position);
    const SymbolSpec &symbol = *server_.find(request.symbol);
    return closeAt(position, Lots::of(request.volume), marketPrice(symbol, request.type, at), DEAL_REASON_EXPERT,
                   &request, at);
}

TradeOutcome Broker::closeAt(const Position &position, Lots volume, double price, int reason,
                             const TradeRequest *request, Millis at) {
    const SymbolSpec &symbol = *server_.find(position.symbol);
    TradeRequest closing = request != nullptr ? *request : TradeRequest{};
    closing.symbol = position.symbol;
    closing.type = position.isBuy() ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    closing.volume = volume.value();
    if (request == nullptr) {
        closing.magic = position.magic;
        closing.comment = reason == DEAL_REASON_SL   ? "[sl " + formatPrice(position.sl, symbol.digits) + "]"
                          : reason == DEAL_REASON_TP ? "[tp " + formatPrice(position.tp, symbol.digits) + "]"
                                                     : "[so]";
    }
    const Ticket ticket = account_.nextTicket();
    Order order = filledOrder(closing, ticket, position.ticket, volume, price, at);
    order.reason = reason;
    order.sl = order.tp = 0;
    Deal deal = dealOf(order, ticket + 1, DEAL_ENTRY_OUT, volume, price);
    deal.sl = position.sl;
    deal.tp = position.tp;
    deal.profit = valuation_.profit(symbol, position.isBuy(), volume, position.priceOpen, price, at);

    AccountChange change;
    if (volume == position.volume) {
        change.closedPositions.push_back(position.ticket);
    } else {
        Position rest = position;
        rest.volume = position.volume - volume;
        rest.updated = at;
        change.positions.push_back(rest);
    }
    change.orders.push_back(order);
    change.deals.push_back(deal);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, closing, at);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);
    answer(outcome, order, deal, symbol.digits);
    return outcome;
}

TradeOutcome Broker::modifyStops(const TradeRequest &request, Millis at) {
    Position position = *account_.findPosition(request.position);
    const SymbolSpec &symbol = *server_.find(position.symbol);
    position.sl = normalizePrice(request.sl, symbol.digits);
    position.tp = normalizePrice(request.tp, symbol.digits);
    position.updated = at;
    AccountChange change;
    change.positions.push_back(position);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, request, at);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);

    outcome.result.retcode = TRADE_RETCODE_DONE;
    outcome.result.comment = retcodeText(TRADE_RETCODE_DONE);
    TradeTransaction transaction;
    transaction.type = TRADE_TRANSACTION_POSITION;
    transaction.position = position.ticket;
    transaction.symbol = position.symbol;
    transaction.dealType = position.type;
    transaction.price = position.priceOpen;
    transaction.sl = position.sl;
    transaction.tp = position.tp;
    transaction.volume = position.volume;
    outcome.transactions.push_back(transaction);
    return outcome;
}

}  // namespace sim
