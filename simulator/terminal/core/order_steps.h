#pragma once

#include <vector>

#include "core/trade_types.h"

namespace sim {

/// The order of a request that is filled at once; what `filled` leaves of the volume stays unfilled.
Order filledOrder(const TradeRequest &request, Ticket ticket, Ticket position, Lots filled, double price, Millis at);

/// The order of a request that the server has accepted and not filled yet.
Order placedOrder(const TradeRequest &request, Ticket ticket, double price, Millis at);

/// What a pending order becomes when it is filled.
Order atMarket(Order order);

/// The position that an order opens.
Position positionOf(const Order &order, Lots volume, double price);

/// The deal that fills `volume` of an order at the time at which the order is done.
Deal dealOf(const Order &order, Ticket ticket, int entry, Lots volume, double price);

/// The transaction for one step of an order: `type` is an ENUM_TRADE_TRANSACTION_TYPE.
TradeTransaction transactionOf(int type, const Order &order);

/// The transaction for a deal.
TradeTransaction transactionOf(const Deal &deal);

/// The transaction for a position whose stops were changed.
TradeTransaction transactionOf(const Position &position);

/// The steps of a filled order in the order in which they are announced; without its addition if it was placed before.
std::vector<TradeTransaction> stepsOf(const Order &order, const Deal &deal, bool wasPlaced);

}  // namespace sim
