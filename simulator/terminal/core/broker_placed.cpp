// Market orders that the server has accepted (10008) and fills a little later.
#include "core/broker.h"
#include "core/order_steps.h"
#include "core/trade_words.h"

namespace sim {

TradeOutcome Broker::place(const TradeRequest &request, Millis at) {
    const double price = marketPrice(*server_.find(request.symbol), request.type, at);
    const Order order = placedOrder(request, account_.nextTicket(), price, at);
    AccountChange change;
    change.pendingOrders.push_back(order);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, request.symbol, at);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);
    outcome.result.retcode = TRADE_RETCODE_PLACED;
    outcome.result.comment = retcodeText(TRADE_RETCODE_PLACED);
    outcome.result.order = order.ticket;
    outcome.result.volume = order.volumeInitial;
    outcome.transactions.push_back(transactionOf(TRADE_TRANSACTION_ORDER_ADD, order));
    return outcome;
}

void Broker::fillPlaced(Millis at, std::vector<TradeOutcome> &outcomes) {
    const std::map<Ticket, Order> placed = account_.pendingOrders();
    for (const auto &[ticket, order] : placed) {
        if (!isPendingType(order.type) && order.setup + kPlacedTime <= at)
            outcomes.push_back(fillPlaced(order, order.setup + kPlacedTime));
    }
}

TradeOutcome Broker::fillPlaced(Order order, Millis at) {
    const Lots volume = order.volumeInitial;
    const double price = marketPrice(*server_.find(order.symbol), order.type, at);
    order.done = at;
    order.priceOpen = price;
    order.state = ORDER_STATE_FILLED;
    order.volumeCurrent = Lots{};
    if (order.positionId == 0) {
        order.positionId = order.ticket;
        return bookOpen(order, volume, price);
    }
    const Position *found = account_.findPosition(order.positionId);
    if (found == nullptr || volume > found->volume)
        return cancelPlaced(order, at);
    order.sl = order.tp = 0;
    const Position position = *found;
    return bookClose(order, position, volume, price);
}

/// Its position was closed or reduced before it could be filled.
TradeOutcome Broker::cancelPlaced(Order order, Millis at) {
    order.state = ORDER_STATE_CANCELED;
    order.volumeCurrent = order.volumeInitial;
    AccountChange change;
    change.removedOrders.push_back(order.ticket);
    change.orders.push_back(order);
    TradeOutcome outcome = refuse(TRADE_RETCODE_ERROR, order.symbol, at);
    if (!keeper_.keep(change))
        return outcome;
    account_.apply(change);
    outcome.result.retcode = TRADE_RETCODE_POSITION_CLOSED;
    outcome.transactions.push_back(transactionOf(TRADE_TRANSACTION_ORDER_DELETE, order));
    outcome.transactions.push_back(transactionOf(TRADE_TRANSACTION_HISTORY_ADD, order));
    outcome.journal.push_back("order #" + std::to_string(order.ticket) + " canceled");
    return outcome;
}

}  // namespace sim
