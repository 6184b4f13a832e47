#include "core/order_steps.h"

namespace sim {

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
    order.comment = request.comment;
    return order;
}

Order placedOrder(const TradeRequest &request, Ticket ticket, double price, Millis at) {
    Order order = filledOrder(request, ticket, request.position, Lots{}, price, at);
    order.state = ORDER_STATE_PLACED;
    order.done = 0;
    return order;
}

Order atMarket(Order order) {
    const bool isBuy = order.type == ORDER_TYPE_BUY_LIMIT || order.type == ORDER_TYPE_BUY_STOP;
    order.type = isBuy ? ORDER_TYPE_BUY : ORDER_TYPE_SELL;
    return order;
}

Position positionOf(const Order &order, Lots volume, double price) {
    Position position;
    position.ticket = position.identifier = order.positionId;
    position.symbol = order.symbol;
    position.type = order.type;
    position.volume = volume;
    position.priceOpen = price;
    position.sl = order.sl;
    position.tp = order.tp;
    position.opened = position.updated = order.done;
    position.magic = order.magic;
    position.comment = order.comment;
    return position;
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

TradeTransaction transactionOf(const Position &position) {
    TradeTransaction transaction;
    transaction.type = TRADE_TRANSACTION_POSITION;
    transaction.position = position.ticket;
    transaction.symbol = position.symbol;
    transaction.dealType = position.type;
    transaction.price = position.priceOpen;
    transaction.sl = position.sl;
    transaction.tp = position.tp;
    transaction.volume = position.volume;
    return transaction;
}

std::vector<TradeTransaction> stepsOf(const Order &order, const Deal &deal, bool wasPlaced) {
    std::vector<TradeTransaction> steps;
    if (!wasPlaced)
        steps.push_back(transactionOf(TRADE_TRANSACTION_ORDER_ADD, order));
    steps.push_back(transactionOf(deal));
    steps.push_back(transactionOf(TRADE_TRANSACTION_ORDER_DELETE, order));
    steps.push_back(transactionOf(TRADE_TRANSACTION_HISTORY_ADD, order));
    return steps;
}

}  // namespace sim
