#pragma once

#include <cstdint>
#include <string>

#include "abi/mql5_constants.h"
#include "core/lots.h"
#include "core/millis.h"
#include "core/money.h"

namespace sim {

using Ticket = std::uint64_t;

/// The longest comment that MT5's servers keep; more is cut off.
constexpr std::size_t kCommentMax = 31;

/// An open position: of a netting account the only one of its symbol.
struct Position {
    Ticket ticket = 0;      ///< the order that opened it, or that turned it round
    Ticket identifier = 0;  ///< the order that opened it; its orders and deals refer to that
    std::string symbol;
    int type = POSITION_TYPE_BUY;
    Lots volume;
    double priceOpen = 0;
    double sl = 0;  ///< 0: none
    double tp = 0;  ///< 0: none
    Millis opened = 0;
    Millis updated = 0;  ///< of the last change; stops are watched from then on
    std::int64_t magic = 0;
    int reason = POSITION_REASON_EXPERT;
    std::string comment;

    bool isBuy() const { return type == POSITION_TYPE_BUY; }
    bool isTurned() const { return identifier != ticket; }
    friend bool operator==(const Position &, const Position &) = default;
};

/// A pending order, or one of the history.
struct Order {
    Ticket ticket = 0;
    Ticket positionId = 0;  ///< the position's identifier; of an order that waits: the ticket of what it is to close
    std::string symbol;
    int type = ORDER_TYPE_BUY;
    int state = ORDER_STATE_FILLED;
    int filling = ORDER_FILLING_FOK;
    int reason = ORDER_REASON_EXPERT;
    Lots volumeInitial;
    Lots volumeCurrent;  ///< what is not filled
    double priceOpen = 0;
    double sl = 0;
    double tp = 0;
    Millis setup = 0;
    Millis done = 0;
    int lifetime = ORDER_TIME_GTC;
    Millis expires = 0;  ///< 0: never
    Millis updated = 0;  ///< of a pending order: of the last change; its price is watched from then on
    std::int64_t magic = 0;
    std::string comment;

    friend bool operator==(const Order &, const Order &) = default;
};

/// Orders that wait for a price.
inline bool isPendingType(int type) { return type >= ORDER_TYPE_BUY_LIMIT && type <= ORDER_TYPE_SELL_STOP; }

/// A change of money or volume.
struct Deal {
    Ticket ticket = 0;
    Ticket order = 0;
    Ticket positionId = 0;  ///< the position's identifier
    std::string symbol;
    int type = DEAL_TYPE_BUY;
    int entry = DEAL_ENTRY_IN;
    int reason = DEAL_REASON_EXPERT;
    Lots volume;
    double price = 0;
    double sl = 0;
    double tp = 0;
    Money profit;
    Millis at = 0;
    std::int64_t magic = 0;
    std::string comment;

    friend bool operator==(const Deal &, const Deal &) = default;
};

/// A request of an expert to the server.
struct TradeRequest {
    int action = TRADE_ACTION_DEAL;
    int type = ORDER_TYPE_BUY;
    int filling = ORDER_FILLING_FOK;
    Ticket order = 0;
    Ticket position = 0;
    Ticket positionBy = 0;
    std::string symbol;
    double volume = 0;
    double price = 0;
    double sl = 0;
    double tp = 0;
    std::uint64_t deviation = 0;  ///< points
    int lifetime = ORDER_TIME_GTC;
    Millis expires = 0;  ///< of an order with that lifetime
    std::int64_t magic = 0;
    std::string comment;
};

/// The server's answer.
struct TradeResult {
    int retcode = 0;
    std::uint32_t requestId = 0;  ///< of the terminal; joins an answer to its request
    Ticket deal = 0;
    Ticket order = 0;
    Lots volume;
    double price = 0;
    double bid = 0;
    double ask = 0;
    std::string comment;

    bool isDone() const {
        return retcode == TRADE_RETCODE_DONE || retcode == TRADE_RETCODE_DONE_PARTIAL ||
               retcode == TRADE_RETCODE_PLACED;
    }
};

/// One step of a change of the account, as experts receive it (OnTradeTransaction).
struct TradeTransaction {
    int type = TRADE_TRANSACTION_DEAL_ADD;
    Ticket deal = 0;
    Ticket order = 0;
    Ticket position = 0;
    std::string symbol;
    int orderType = 0;
    int orderState = 0;
    int dealType = 0;
    double price = 0;
    double sl = 0;
    double tp = 0;
    Lots volume;
};

}  // namespace sim
