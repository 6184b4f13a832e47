#pragma once

#include <istream>
#include <optional>
#include <string>

#include "core/account.h"
#include "core/market.h"
#include "core/valuation.h"

namespace sim {

/// A trade that a person asks for, in words.
struct HandTrade {
    TradeRequest request;
    int retcode = 0;  ///< why it cannot be asked for; 0: it can
};

/// Reads the words of trades by hand; distances are in points from the price of the moment, durations in milliseconds:
/// `open SYMBOL buy|sell LOTS`, `close TICKET`, `partial TICKET LOTS`, `stops TICKET SL_DISTANCE TP_DISTANCE` (0:
/// none), `place SYMBOL buy-limit|sell-limit|buy-stop|sell-stop LOTS DISTANCE LIFE` (0: for ever), `move TICKET
/// DISTANCE`, `cancel TICKET`. On a netting account the ticket of a position may be that of any order that changed it.
class HandTrades {
public:
    /// Keeps references; all must outlive it.
    HandTrades(const TradeServer &server, const QuoteSource &quotes, const Account &account)
        : server_(server), quotes_(quotes), valuation_(server, quotes), account_(account) {}

    /// \param words those after the name; failed when one is missing or no number
    /// \return nothing when no trade has that name
    std::optional<HandTrade> read(const std::string &name, std::istream &words, Millis now) const;

private:
    HandTrade open(std::istream &words, Millis now) const;
    HandTrade close(bool isPart, std::istream &words, Millis now) const;
    HandTrade stops(std::istream &words, Millis now) const;
    HandTrade place(std::istream &words, Millis now) const;
    HandTrade change(bool isMove, std::istream &words, Millis now) const;
    const Position *named(Ticket ticket) const;
    HandTrade atMarket(TradeRequest request, Millis now) const;
    double away(const SymbolSpec &symbol, int type, int points, Millis now) const;

    const TradeServer &server_;
    const QuoteSource &quotes_;
    const Valuation valuation_;
    const Account &account_;
};

}  // namespace sim
