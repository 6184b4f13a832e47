#pragma once

#include <string_view>

#include "core/account.h"
#include "core/market.h"
#include "core/symbol_spec.h"

namespace sim {

/// The value of an account at a moment; amounts in its currency (US dollars).
struct AccountValue {
    Money balance;
    Money profit;  ///< of all open positions
    Money equity;  ///< balance + profit
    Money margin;
    Money freeMargin;        ///< equity - margin
    double marginLevel = 0;  ///< equity / margin in per cent; 0 without positions
};

/// Converts prices to money. Amounts in other currencies are converted at the bid or ask that a real conversion would
/// get.
class Valuation {
public:
    /// Keeps references; both must outlive it.
    Valuation(const TradeServer &server, const QuoteSource &quotes) : server_(server), quotes_(quotes) {}

    /// Profit or loss of a volume bought (or sold) at `open` and closed at `close`.
    Money profit(const SymbolSpec &symbol, bool isBuy, Lots volume, double open, double close, Millis at) const;

    /// Profit of an open position at the price at which it could be closed now.
    Money profit(const Position &position, Millis at) const;

    /// Margin that a volume opened at `price` needs.
    Money margin(const SymbolSpec &symbol, Lots volume, double price, int leverage, Millis at) const;

    /// Margin of all positions: per symbol that of the larger side, as hedged volume needs none.
    Money margin(const Account &account, Millis at) const;

    AccountValue value(const Account &account, Millis at) const;

    /// Where a position could be closed: bid for a bought one, ask for a sold one.
    double closePrice(const Position &position, Millis at) const;

    /// US dollars for one tick of one lot. A gain is worth a little less than a loss because of the spread.
    double tickValue(const SymbolSpec &symbol, bool gain, Millis at) const;

private:
    long double toDollars(long double amount, std::string_view currency, Millis at) const;

    const TradeServer &server_;
    const QuoteSource &quotes_;
};

}  // namespace sim
