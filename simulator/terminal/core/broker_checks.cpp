#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/broker.h"
#include "core/price.h"

namespace sim {
namespace {

constexpr int kFine = 0;

bool isFillingOffered(const SymbolSpec &symbol, int filling) {
    switch (filling) {
        case ORDER_FILLING_FOK:
            return (symbol.fillingModes & SYMBOL_FILLING_FOK) != 0;
        case ORDER_FILLING_IOC:
            return (symbol.fillingModes & SYMBOL_FILLING_IOC) != 0;
        case ORDER_FILLING_RETURN:
            return symbol.executionMode == SYMBOL_TRADE_EXECUTION_INSTANT;
        default:
            return false;
    }
}

bool isVolumeOffered(const SymbolSpec &symbol, Lots volume) {
    return volume >= symbol.volumeMin && volume <= symbol.volumeMax && volume.isMultipleOf(symbol.volumeStep);
}

Lots openVolume(const Account &account, const std::string &symbol, int type) {
    Lots sum;
    for (const auto &[ticket, position] : account.positions()) {
        if (position.symbol == symbol && position.type == type)
            sum = sum + position.volume;
    }
    return sum;
}

}  // namespace

/// The retcode for a position that is not open.
int Broker::missingPosition(Ticket ticket) const {
    return account_.wasPosition(ticket) ? TRADE_RETCODE_POSITION_CLOSED : TRADE_RETCODE_INVALID;
}

/// True when a position in the other direction is open.
bool Broker::isOpposed(const TradeRequest &request) const {
    return !openVolume(account_, request.symbol,
                       request.type == ORDER_TYPE_BUY ? POSITION_TYPE_SELL : POSITION_TYPE_BUY)
                .isZero();
}

/// True when a position of the same symbol was opened before.
bool Broker::hasOlder(const Position &position) const {
    return std::any_of(account_.positions().begin(), account_.positions().end(), [&](const auto &other) {
        return other.second.symbol == position.symbol && other.first < position.ticket;
    });
}

/// True when a stop is so close to the price that the server may execute it at any moment.
bool Broker::isFrozen(const Position &position, Millis at) const {
    const SymbolSpec &symbol = *server_.find(position.symbol);
    const std::int64_t price = toPoints(valuation_.closePrice(position, at), symbol.digits);
    const auto isClose = [&](double stop) {
        return stop != 0 && std::llabs(toPoints(stop, symbol.digits) - price) < symbol.freezeLevel;
    };
    return isClose(position.sl) || isClose(position.tp);
}

/// At instant execution the price is agreed beforehand; at market execution the market's price is taken.
int Broker::whyNotTrade(const TradeRequest &request, Millis at) const {
    const SymbolSpec *symbol = server_.find(request.symbol);
    if (symbol == nullptr || (request.type != ORDER_TYPE_BUY && request.type != ORDER_TYPE_SELL))
        return TRADE_RETCODE_INVALID;
    if (!std::isfinite(request.volume) || std::fabs(request.volume) > 1e6)
        return TRADE_RETCODE_INVALID_VOLUME;
    if (!isFillingOffered(*symbol, request.filling))
        return TRADE_RETCODE_INVALID_FILL;
    if (faults_.marketClosed || !quotes_.isOpen(at))
        return TRADE_RETCODE_MARKET_CLOSED;
    if (symbol->executionMode != SYMBOL_TRADE_EXECUTION_INSTANT)
        return kFine;
    if (!std::isfinite(request.price) || request.price <= 0 || request.price > 1e9)
        return TRADE_RETCODE_INVALID_PRICE;
    const std::int64_t away =
        toPoints(request.price, symbol->digits) - toPoints(marketPrice(*symbol, request.type, at), symbol->digits);
    return static_cast<std::uint64_t>(std::llabs(away)) > request.deviation ? TRADE_RETCODE_REQUOTE : kFine;
}

int Broker::whyNotOpen(const TradeRequest &request, Millis at) const {
    const SymbolSpec &symbol = *server_.find(request.symbol);
    const Lots volume = Lots::of(request.volume);
    if (!isVolumeOffered(symbol, volume))
        return TRADE_RETCODE_INVALID_VOLUME;
    const bool isBuy = request.type == ORDER_TYPE_BUY;
    if (!areStopsValid(symbol, isBuy, request.sl, request.tp, at))
        return TRADE_RETCODE_INVALID_STOPS;
    if (isNetting())
        return whyNotNet(request, at);
    if (!rules_.isHedgeAllowed && isOpposed(request))
        return TRADE_RETCODE_HEDGE_PROHIBITED;
    const Lots inDirection = openVolume(account_, request.symbol, request.type);
    if (!symbol.volumeLimit.isZero() && inDirection + volume > symbol.volumeLimit)
        return TRADE_RETCODE_LIMIT_VOLUME;

    Account after = account_.withoutHistory();
    AccountChange change;
    Position added;
    added.ticket = account_.nextTicket();
    added.symbol = request.symbol;
    added.type = request.type;
    added.volume = volume;
    added.priceOpen = marketPrice(symbol, request.type, at);
    change.positions.push_back(added);
    after.apply(change);
    return valuation_.value(after, at).freeMargin.cents < 0 ? TRADE_RETCODE_NO_MONEY : kFine;
}

int Broker::whyNotClose(const TradeRequest &request, Millis at) const {
    const Position *position = account_.findPosition(request.position);
    if (position == nullptr)
        return missingPosition(request.position);
    if (position->symbol != request.symbol || position->type == request.type)
        return TRADE_RETCODE_INVALID;
    const SymbolSpec &symbol = *server_.find(request.symbol);
    const Lots volume = Lots::of(request.volume);
    if (volume > position->volume)
        return TRADE_RETCODE_INVALID_CLOSE_VOLUME;
    if (!isVolumeOffered(symbol, volume))
        return TRADE_RETCODE_INVALID_VOLUME;
    if (rules_.isFifoClose && hasOlder(*position))
        return TRADE_RETCODE_FIFO_CLOSE;
    return isFrozen(*position, at) ? TRADE_RETCODE_FROZEN : kFine;
}

int Broker::whyNotModify(const TradeRequest &request, Millis at) const {
    const Position *position = askedPosition(request);
    if (position == nullptr)
        return missingPosition(request.position);
    const SymbolSpec &symbol = *server_.find(position->symbol);
    if (!request.symbol.empty() && request.symbol != position->symbol)
        return TRADE_RETCODE_INVALID;
    if (faults_.marketClosed || !quotes_.isOpen(at))
        return TRADE_RETCODE_MARKET_CLOSED;
    const auto isSame = [&symbol](double a, double b) {
        return toPoints(a, symbol.digits) == toPoints(b, symbol.digits);
    };
    if (!std::isfinite(request.sl) || !std::isfinite(request.tp))
        return TRADE_RETCODE_INVALID_STOPS;
    if (isSame(position->sl, request.sl) && isSame(position->tp, request.tp))
        return TRADE_RETCODE_NO_CHANGES;
    if (isFrozen(*position, at))
        return TRADE_RETCODE_FROZEN;
    // A stop that stays where it is may be closer to the price than a new one could be set.
    const double newSl = isSame(position->sl, request.sl) ? 0.0 : request.sl;
    const double newTp = isSame(position->tp, request.tp) ? 0.0 : request.tp;
    return areStopsValid(symbol, position->isBuy(), newSl, newTp, at) ? kFine : TRADE_RETCODE_INVALID_STOPS;
}

bool Broker::areStopsValid(const SymbolSpec &symbol, bool isBuy, double sl, double tp, Millis at) const {
    const Quote quote = quotes_.quote(symbol, at);
    const std::int64_t price = toPoints(isBuy ? quote.bid : quote.ask, symbol.digits);
    const auto isFarEnough = [&](double stop, bool above) {
        if (stop == 0)
            return true;
        if (!std::isfinite(stop) || stop < 0 || stop > 1e9 || !isNormalized(stop, symbol.digits))
            return false;
        const std::int64_t distance = toPoints(stop, symbol.digits) - price;
        return (above ? distance : -distance) >= symbol.stopsLevel;
    };
    return isFarEnough(sl, !isBuy) && isFarEnough(tp, isBuy);
}

int Broker::whyNot(const TradeRequest &request, Millis at) const {
    if (request.action == TRADE_ACTION_SLTP)
        return whyNotModify(request, at);
    if (request.action == TRADE_ACTION_PENDING)
        return whyNotPlace(request, at);
    if (request.action == TRADE_ACTION_MODIFY)
        return whyNotMove(request, at);
    if (request.action == TRADE_ACTION_REMOVE)
        return whyNotRemove(request, at);
    if (request.action != TRADE_ACTION_DEAL)
        return TRADE_RETCODE_INVALID;
    if (const int reason = whyNotTrade(request, at); reason != kFine)
        return reason;
    return request.position == 0 ? whyNotOpen(request, at) : whyNotClose(request, at);
}

TradeResult Broker::check(const TradeRequest &request, Millis at) const {
    return refuse(whyNot(request, at), request.symbol, at).result;
}

}  // namespace sim
