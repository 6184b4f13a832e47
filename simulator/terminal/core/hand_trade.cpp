#include "core/hand_trade.h"

#include "core/price.h"

namespace sim {

std::optional<HandTrade> HandTrades::read(const std::string &name, std::istream &words, Millis now) const {
    std::optional<HandTrade> trade;
    if (name == "open")
        trade = open(words, now);
    else if (name == "close" || name == "partial")
        trade = close(name == "partial", words, now);
    else if (name == "stops")
        trade = stops(words, now);
    else if (name == "place")
        trade = place(words, now);
    else if (name == "move" || name == "cancel")
        trade = change(name == "move", words, now);
    if (trade)
        trade->request.filling = ORDER_FILLING_IOC;
    return trade;
}

/// So many points away from the price, on the side on which such an order waits.
double HandTrades::away(const SymbolSpec &symbol, int type, int points, Millis now) const {
    const Quote quote = quotes_.quote(symbol, now);
    const bool isBuy = type == ORDER_TYPE_BUY_LIMIT || type == ORDER_TYPE_BUY_STOP;
    const bool isAbove = type == ORDER_TYPE_BUY_STOP || type == ORDER_TYPE_SELL_LIMIT;
    const double price = isBuy ? quote.ask : quote.bid;
    return normalizePrice(price + (isAbove ? points : -points) * symbol.point(), symbol.digits);
}

HandTrade HandTrades::atMarket(TradeRequest request, Millis now) const {
    const SymbolSpec *symbol = server_.find(request.symbol);
    if (symbol == nullptr)
        return {request, TRADE_RETCODE_INVALID};
    const Quote quote = quotes_.quote(*symbol, now);
    request.price = request.type == ORDER_TYPE_BUY ? quote.ask : quote.bid;
    return {request};
}

HandTrade HandTrades::open(std::istream &words, Millis now) const {
    TradeRequest request;
    std::string side;
    words >> request.symbol >> side >> request.volume;
    request.type = side == "sell" ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    return atMarket(request, now);
}

const Position *HandTrades::named(Ticket ticket) const {
    const Position *position = account_.findPosition(ticket);
    if (position != nullptr || !account_.terms().isNetting)
        return position;
    for (const Deal &deal : account_.deals()) {
        if (deal.order == ticket)
            return account_.findPositionOf(deal.symbol);
    }
    return nullptr;
}

HandTrade HandTrades::close(bool isPart, std::istream &words, Millis now) const {
    TradeRequest request;
    words >> request.position;
    const Position *position = named(request.position);
    if (position == nullptr)
        return {request, TRADE_RETCODE_POSITION_CLOSED};
    request.position = position->ticket;
    request.symbol = position->symbol;
    request.type = position->isBuy() ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    request.volume = position->volume.value();
    if (isPart)
        words >> request.volume;
    return atMarket(request, now);
}

HandTrade HandTrades::stops(std::istream &words, Millis now) const {
    TradeRequest request;
    int loss = 0;
    int profit = 0;
    words >> request.position >> loss >> profit;
    const Position *position = named(request.position);
    if (position == nullptr)
        return {request, TRADE_RETCODE_POSITION_CLOSED};
    request.position = position->ticket;
    const SymbolSpec &symbol = *server_.find(position->symbol);
    const double price = valuation_.closePrice(*position, now);
    const double point = position->isBuy() ? symbol.point() : -symbol.point();
    request.action = TRADE_ACTION_SLTP;
    request.symbol = position->symbol;
    request.sl = loss == 0 ? 0.0 : normalizePrice(price - point * loss, symbol.digits);
    request.tp = profit == 0 ? 0.0 : normalizePrice(price + point * profit, symbol.digits);
    return {request};
}

HandTrade HandTrades::place(std::istream &words, Millis now) const {
    TradeRequest request;
    std::string type;
    int points = 0;
    Millis lives = 0;
    words >> request.symbol >> type >> request.volume >> points >> lives;
    const SymbolSpec *symbol = server_.find(request.symbol);
    if (symbol == nullptr)
        return {request, TRADE_RETCODE_INVALID};
    request.action = TRADE_ACTION_PENDING;
    request.type = type == "buy-limit"    ? ORDER_TYPE_BUY_LIMIT
                   : type == "sell-limit" ? ORDER_TYPE_SELL_LIMIT
                   : type == "buy-stop"   ? ORDER_TYPE_BUY_STOP
                                          : ORDER_TYPE_SELL_STOP;
    request.price = away(*symbol, request.type, points, now);
    if (lives > 0) {
        request.lifetime = ORDER_TIME_SPECIFIED;
        request.expires = now + lives;
    }
    return {request};
}

/// Another price, without stops, or the removal of a pending order.
HandTrade HandTrades::change(bool isMove, std::istream &words, Millis now) const {
    TradeRequest request;
    words >> request.order;
    const auto found = account_.pendingOrders().find(request.order);
    if (found == account_.pendingOrders().end())
        return {request, TRADE_RETCODE_INVALID_ORDER};
    const Order &order = found->second;
    request.symbol = order.symbol;
    request.action = TRADE_ACTION_REMOVE;
    if (isMove) {
        int points = 0;
        words >> points;
        request.action = TRADE_ACTION_MODIFY;
        request.price = away(*server_.find(order.symbol), order.type, points, now);
        request.lifetime = order.lifetime;
        request.expires = order.expires;
    }
    return {request};
}

}  // namespace sim
