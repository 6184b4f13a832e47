#pragma once

#include <string>
#include <vector>

#include "core/account.h"
#include "core/fault_plan.h"
#include "core/market.h"
#include "core/valuation.h"

namespace sim {

/// Where a change is made durable before it takes effect.
class ChangeKeeper {
public:
    virtual ~ChangeKeeper() = default;

    /// False when it could not be written; it then has not happened.
    virtual bool keep(const AccountChange &change) = 0;
};

/// What came of a request, or of a tick that set something off.
struct TradeOutcome {
    TradeResult result;
    std::vector<TradeTransaction> transactions;  ///< empty: nothing changed
    std::vector<std::string> journal;            ///< lines for source `Trades`
};

/// The trade server's side of one hedging account: checks requests, fills them at the current quotes, watches stop
/// loss, take profit and margin. It goes on while the terminal is away: advance() catches up on the ticks that nobody
/// watched.
///
/// Not synchronised; one owner at a time.
class Broker {
public:
    /// Margin level in per cent below which the worst position is closed.
    static constexpr double kStopOutLevel = 50.0;

    /// At most this far back are missed ticks looked at.
    static constexpr Millis kLongestAbsence = 7 * kDay;

    /// Keeps references; all must outlive it. The account is open.
    Broker(const TradeServer &server, const QuoteSource &quotes, Account &account, ChangeKeeper &keeper,
           FaultPlan &faults)
        : server_(server),
          quotes_(quotes),
          valuation_(server, quotes),
          account_(account),
          keeper_(keeper),
          faults_(faults) {}

    /// Executes a request or refuses it with a retcode. Nothing is half done.
    TradeOutcome send(const TradeRequest &request, Millis at);

    /// The answer that send() would give, without doing it and without using up faults.
    TradeResult check(const TradeRequest &request, Millis at) const;

    /// Sets off the stops that ticks up to that moment reached.
    std::vector<TradeOutcome> advance(Millis at);

    const Account &account() const { return account_; }
    const Valuation &valuation() const { return valuation_; }

private:
    TradeOutcome open(const TradeRequest &request, Millis at);
    TradeOutcome close(const TradeRequest &request, Millis at);
    TradeOutcome modifyStops(const TradeRequest &request, Millis at);

    int whyNotTrade(const TradeRequest &request, Millis at) const;
    int whyNotOpen(const TradeRequest &request, Millis at) const;
    int whyNotClose(const TradeRequest &request) const;
    int whyNotModify(const TradeRequest &request, Millis at) const;
    int whyNot(const TradeRequest &request, Millis at) const;
    int takeFault();

    TradeOutcome closeAt(const Position &position, Lots volume, double price, int reason, const TradeRequest *request,
                         Millis at);
    bool watchStops(Millis slotStart, std::vector<TradeOutcome> &outcomes);
    void watchMargin(Millis at, std::vector<TradeOutcome> &outcomes);
    Millis firstUnwatched(Millis at) const;
    double marketPrice(const SymbolSpec &symbol, int orderType, Millis at) const;
    bool areStopsValid(const SymbolSpec &symbol, bool isBuy, double sl, double tp, Millis at) const;
    TradeOutcome refuse(int retcode, const TradeRequest &request, Millis at) const;

    const TradeServer &server_;
    const QuoteSource &quotes_;
    Valuation valuation_;
    Account &account_;
    ChangeKeeper &keeper_;
    FaultPlan &faults_;
    Millis watchedUntil_ = 0;
};

}  // namespace sim
