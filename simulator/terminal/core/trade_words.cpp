#include "core/trade_words.h"

#include <cstdio>

#include "core/price.h"

namespace sim {

std::string retcodeText(int retcode) {
    switch (retcode) {
        case TRADE_RETCODE_REQUOTE:
            return "Requote";
        case TRADE_RETCODE_REJECT:
            return "Request rejected";
        case TRADE_RETCODE_PLACED:
            return "Order placed";
        case TRADE_RETCODE_DONE:
            return "Request executed";
        case TRADE_RETCODE_DONE_PARTIAL:
            return "Request executed partially";
        case TRADE_RETCODE_ERROR:
            return "Common error";
        case TRADE_RETCODE_TIMEOUT:
            return "Request timeout";
        case TRADE_RETCODE_INVALID:
            return "Invalid request";
        case TRADE_RETCODE_INVALID_VOLUME:
            return "Invalid volume";
        case TRADE_RETCODE_INVALID_PRICE:
            return "Invalid price";
        case TRADE_RETCODE_INVALID_STOPS:
            return "Invalid stops";
        case TRADE_RETCODE_TRADE_DISABLED:
            return "Trade disabled";
        case TRADE_RETCODE_MARKET_CLOSED:
            return "Market closed";
        case TRADE_RETCODE_NO_MONEY:
            return "No money";
        case TRADE_RETCODE_PRICE_CHANGED:
            return "Price changed";
        case TRADE_RETCODE_PRICE_OFF:
            return "No prices";
        case TRADE_RETCODE_NO_CHANGES:
            return "No changes";
        case TRADE_RETCODE_CLIENT_DISABLES_AT:
            return "AutoTrading disabled by client";
        case TRADE_RETCODE_INVALID_EXPIRATION:
            return "Invalid expiration";
        case TRADE_RETCODE_INVALID_ORDER:
            return "Invalid order";
        case TRADE_RETCODE_INVALID_FILL:
            return "Unsupported filling mode";
        case TRADE_RETCODE_FROZEN:
            return "Position frozen";
        case TRADE_RETCODE_CONNECTION:
            return "No connection";
        case TRADE_RETCODE_LIMIT_VOLUME:
            return "Volume limit reached";
        case TRADE_RETCODE_POSITION_CLOSED:
            return "Position closed";
        case TRADE_RETCODE_INVALID_CLOSE_VOLUME:
            return "Invalid close volume";
        case TRADE_RETCODE_FIFO_CLOSE:
            return "Only FIFO close allowed";
        case TRADE_RETCODE_HEDGE_PROHIBITED:
            return "Hedge prohibited";
        default:
            return "Error " + std::to_string(retcode);
    }
}

std::string sideWord(int type) { return type == ORDER_TYPE_BUY ? "buy" : "sell"; }

std::string orderWord(int type) {
    switch (type) {
        case ORDER_TYPE_BUY_LIMIT:
            return "buy limit";
        case ORDER_TYPE_SELL_LIMIT:
            return "sell limit";
        case ORDER_TYPE_BUY_STOP:
            return "buy stop";
        case ORDER_TYPE_SELL_STOP:
            return "sell stop";
        default:
            return sideWord(type);
    }
}

std::string volumeText(Lots volume) {
    char text[32];
    std::snprintf(text, sizeof text, "%.8g", volume.value());
    return text;
}

std::string positionText(const Position &position, int digits) {
    return "#" + std::to_string(position.ticket) + " " + sideWord(position.type) + " " + volumeText(position.volume) +
           " " + position.symbol + " " + formatPrice(position.priceOpen, digits);
}

std::string requestText(const TradeRequest &request, const SymbolSpec *symbol, const Position *position) {
    const int digits = symbol != nullptr ? symbol->digits : 5;
    const std::string stops = "sl: " + formatPrice(request.sl, digits) + ", tp: " + formatPrice(request.tp, digits);
    if (request.action == TRADE_ACTION_SLTP) {
        const std::string subject =
            position != nullptr ? positionText(*position, digits) : "#" + std::to_string(request.position);
        return "modify " + subject + " -> " + stops;
    }
    if (request.action == TRADE_ACTION_REMOVE)
        return "delete order #" + std::to_string(request.order);
    if (request.action == TRADE_ACTION_MODIFY)
        return "modify order #" + std::to_string(request.order) + " -> " + formatPrice(request.price, digits) + " " +
               stops;
    if (request.action == TRADE_ACTION_PENDING)
        return orderWord(request.type) + " " + volumeText(Lots::of(request.volume)) + " " + request.symbol + " at " +
               formatPrice(request.price, digits) + " " + stops;
    const std::string market =
        "market " + sideWord(request.type) + " " + volumeText(Lots::of(request.volume)) + " " + request.symbol;
    if (position != nullptr)
        return market + ", close " + positionText(*position, digits);
    return request.sl == 0 && request.tp == 0 ? market : market + " " + stops;
}

std::string dealText(const Deal &deal, int digits) {
    return "deal #" + std::to_string(deal.ticket) + " " + sideWord(deal.type) + " " + volumeText(deal.volume) + " " +
           deal.symbol + " at " + formatPrice(deal.price, digits) + " done (based on order #" +
           std::to_string(deal.order) + ")";
}

}  // namespace sim
