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

    /// False when the change could not be written; it then has not happened.
    virtual bool keep(const AccountChange &change) = 0;
};

/// The result of a request, or of a tick that caused a deal.
struct TradeOutcome {
    TradeResult result;
    std::vector<TradeTransaction> transactions;  ///< empty: nothing changed
    std::vector<std::string> journal;            ///< lines for source `Trades`
};

/// A deal, and what it does to positions.
struct Booking {
    AccountChange change;
    Deal deal;
};

/// What an account may not do although the market would allow it.
struct AccountRules {
    bool isHedgeAllowed = true;  ///< false: no position opposite to an open one of the symbol (10046)
    bool isFifoClose = false;    ///< true: positions of a symbol are closed in the order of their opening (10045)
};

/// The trade server's side of one account, hedging or netting by its terms: checks requests, fills them at the current
/// quotes, watches pending orders, stop loss, take profit and margin. It continues while the terminal is not connected:
/// advance() works through the ticks that came meanwhile.
///
/// Reads no clock, starts no thread and is not synchronised; one owner at a time. Times must not go back.
class Broker {
public:
    /// Margin level in per cent below which the worst position is closed.
    static constexpr double kStopOutLevel = 50.0;

    /// Missed ticks older than this are not looked at.
    static constexpr Millis kLongestAbsence = 7 * kDay;

    /// A placed order (fault `placed`) is filled after this time.
    static constexpr Millis kPlacedTime = 500;

    /// Keeps references; all must outlive it. The account is open.
    Broker(const TradeServer &server, const QuoteSource &quotes, Account &account, ChangeKeeper &keeper,
           FaultPlan &faults, AccountRules rules = {})
        : server_(server),
          quotes_(quotes),
          valuation_(server, quotes),
          account_(account),
          keeper_(keeper),
          faults_(faults),
          rules_(rules) {}

    /// Executes a request or refuses it with a retcode. Nothing is half done.
    TradeOutcome send(const TradeRequest &request, Millis at);

    /// The answer that send() would give, without doing it and without using up faults.
    TradeResult check(const TradeRequest &request, Millis at) const;

    /// Closes a position as a person at another terminal does; `volume` 0 closes all of it. Faults do not affect it.
    TradeOutcome closeByHand(Ticket position, Lots volume, Millis at);

    /// Removes a pending order as a person at another terminal does. Faults do not affect it.
    TradeOutcome cancelByHand(Ticket order, Millis at);

    /// Fills a pending order at its price, as if a tick had reached it.
    TradeOutcome reach(Ticket order, Millis at);

    /// Fills placed orders and executes the stops and pending orders that ticks up to that moment reached.
    std::vector<TradeOutcome> advance(Millis at);

    const Account &account() const { return account_; }
    const Valuation &valuation() const { return valuation_; }
    const AccountRules &rules() const { return rules_; }

private:
    TradeOutcome execute(const TradeRequest &request, Millis at);
    TradeOutcome open(const TradeRequest &request, Millis at);
    TradeOutcome close(const TradeRequest &request, Millis at);
    TradeOutcome place(const TradeRequest &request, Millis at);
    TradeOutcome modifyStops(const TradeRequest &request, Millis at);
    TradeOutcome placePending(const TradeRequest &request, Millis at);
    TradeOutcome movePending(const TradeRequest &request, Millis at);
    TradeOutcome removePending(const TradeRequest &request, Millis at);

    int whyNotTrade(const TradeRequest &request, Millis at) const;
    int whyNotOpen(const TradeRequest &request, Millis at) const;
    int whyNotClose(const TradeRequest &request, Millis at) const;
    int whyNotModify(const TradeRequest &request, Millis at) const;
    int whyNotPlace(const TradeRequest &request, Millis at) const;
    int whyNotMove(const TradeRequest &request, Millis at) const;
    int whyNotRemove(const TradeRequest &request, Millis at) const;
    int whyNotWait(const SymbolSpec &symbol, int type, const TradeRequest &request, Millis at) const;
    int whyNot(const TradeRequest &request, Millis at) const;
    int whyNotNet(const TradeRequest &request, Millis at) const;
    const Position *askedPosition(const TradeRequest &request) const;
    int missingPosition(Ticket ticket) const;
    bool isOpposed(const TradeRequest &request) const;
    bool hasOlder(const Position &position) const;
    bool isFrozen(const Position &position, Millis at) const;
    int unreached();
    int takeFault(const TradeRequest &request);
    std::string keptComment(const std::string &comment) const;

    void fillPlaced(Millis at, std::vector<TradeOutcome> &outcomes);
    TradeOutcome fillPlaced(Order order, Millis at);
    TradeOutcome cancelPlaced(Order order, Millis at);
    TradeOutcome closeAt(const Position &position, Lots volume, double price, int reason, Millis at);
    TradeOutcome bookOpen(const Order &order, Lots volume, double price);
    bool isNetting() const { return account_.terms().isNetting; }
    Booking netted(Order &order, Lots volume, double price) const;
    TradeOutcome bookNetted(Order order, Lots volume, double price);
    TradeOutcome fillNetted(Order order, Lots volume, double price);
    TradeOutcome bookClose(const Order &order, const Position &position, Lots volume, double price);
    TradeOutcome book(AccountChange change, const Order &order, const Deal &deal);
    const Order *findPending(Ticket ticket) const;
    TradeOutcome keepPending(const Order &order, int step, Millis at);
    TradeOutcome endPending(Order order, int state, Millis at);
    TradeOutcome fillPending(Order order, double price, Millis at);
    TradeOutcome bookPart(AccountChange change, const Order &order, const Deal &deal);
    bool watchPending(Millis slotStart, std::vector<TradeOutcome> &outcomes);
    bool watchStops(Millis slotStart, std::vector<TradeOutcome> &outcomes);
    void watchMargin(Millis at, std::vector<TradeOutcome> &outcomes);
    Millis firstUnwatched(Millis at) const;
    double marketPrice(const SymbolSpec &symbol, int orderType, Millis at) const;
    bool areStopsValid(const SymbolSpec &symbol, bool isBuy, double sl, double tp, Millis at) const;
    TradeOutcome refuse(int retcode, const std::string &symbol, Millis at) const;

    const TradeServer &server_;
    const QuoteSource &quotes_;
    Valuation valuation_;
    Account &account_;
    ChangeKeeper &keeper_;
    FaultPlan &faults_;
    const AccountRules rules_;
    Millis watchedUntil_ = 0;
};

}  // namespace sim
