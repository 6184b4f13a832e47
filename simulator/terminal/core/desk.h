#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/account_view.h"
#include "core/book_file.h"
#include "core/broker.h"
#include "core/broker_options.h"
#include "core/connection.h"
#include "core/fault_command.h"
#include "core/journal.h"
#include "core/market.h"
#include "core/trading_hours.h"

namespace sim {

/// The answer to a request that was submitted without waiting.
struct LateAnswer {
    const void *owner = nullptr;  ///< who submitted it
    TradeRequest request;
    TradeResult result;
};

/// What happened since the last pulse.
struct DeskNews {
    std::vector<JournalEntry> journal;
    std::vector<std::string> ticked;             ///< names of symbols with a new quote
    std::vector<TradeTransaction> transactions;  ///< empty: the account did not change
    std::vector<LateAnswer> answers;             ///< after their transactions
};

/// The outcome of a request. With a list lag its transactions come with a later pulse.
struct DeskAnswer {
    TradeResult result;
    std::vector<TradeTransaction> transactions;
    std::vector<JournalEntry> journal;
};

/// An open position with what it is worth at the moment.
struct PositionView {
    Position position;
    double priceCurrent = 0;
    Money profit;
};

/// A symbol with its last quote.
struct SymbolView {
    const SymbolSpec *spec = nullptr;
    Quote quote;
    double tickValue = 0;
    double tickValueLoss = 0;
    bool isSelected = true;      ///< in Market Watch; only then it has quotes
    bool isSynchronized = true;  ///< with the trade server
};

/// Lowest and highest bid of the UTC day so far, in steps of a minute.
struct DayRange {
    double low = 0;
    double high = 0;
    Millis until = 0;
};

/// The terminal's access to its account: connection, market and broker behind one lock, so that several experts, the
/// pulse and the window may use it at once. While the connection is lost, prices stand still and the account is shown
/// as last seen; the broker continues, and the terminal receives the changes when it is connected again.
///
/// Reads no clock and starts no thread: all times are passed in, in milliseconds since 1970 UTC, and must not go back.
/// The same calls with the same times and the same seed give the same results.
class Desk {
public:
    /// Books lie in `bases`/SERVER. Logs in at the first pulse.
    Desk(const Startup &startup, const BrokerOptions &options, std::filesystem::path bases);

    /// Brings everything up to that moment. Called by one thread, every slot.
    DeskNews pulse(Millis now);

    /// Applies a fault of the trade server or of the connection to it; other faults change nothing.
    std::vector<JournalEntry> apply(const FaultCommand &command, Millis now);

    Link link() const;
    bool isOnline() const;
    std::uint64_t login() const { return login_; }
    std::string serverName() const { return serverName_; }

    /// True once the account has been seen: from the first authorization on.
    bool hasAccount() const;

    int leverage() const;
    AccountValue value(Millis now) const;
    std::vector<PositionView> positions(Millis now) const;
    std::optional<PositionView> position(Ticket ticket, Millis now) const;
    std::size_t positionCount(Millis now) const;

    /// Pending orders, and market orders that the server has accepted and not filled yet.
    std::vector<Order> pendingOrders(Millis now) const;

    /// Whether the account has one position for each symbol; until it has been seen, what the options say.
    bool isNetting() const;

    /// Terms of the account that forbid trades (ACCOUNT_HEDGE_ALLOWED, ACCOUNT_FIFO_CLOSE).
    const AccountRules &rules() const { return options_.rules; }

    /// How far the broker's clock is ahead of UTC.
    Millis zone() const;

    /// Symbols of the server, in its order; empty for an unknown server.
    const std::vector<SymbolSpec> &symbols() const;
    std::optional<SymbolView> symbol(const std::string &name, Millis now) const;
    std::optional<Quote> quoteAt(const std::string &symbol, Millis at) const;

    /// Puts a symbol into Market Watch or takes it out; false when it has open positions and has to stay.
    bool select(const std::string &symbol, bool isSelected);
    bool isSelected(const std::string &symbol) const;

    /// Symbols in Market Watch, in the server's order.
    std::vector<std::string> selected() const;

    /// Bids of the last minutes for the chart, one for each second, oldest first; empty for an unknown symbol.
    std::vector<double> recentPrices(const std::string &symbol, Millis now) const;

    /// Time of the last quote of any symbol.
    Millis lastQuote(Millis now) const;

    DayRange dayRange(const SymbolSpec &symbol, Millis now) const;

    /// The history that is shown at `now`, from `from` to `to` or, with a position, all of that.
    std::vector<Deal> deals(Millis from, Millis to, Ticket positionId, Millis now) const;
    std::vector<Order> orders(Millis from, Millis to, Ticket positionId, Millis now) const;

    /// How long the next answer is held back (fault `slow`).
    Millis delay() const;

    /// Executes a request at once.
    DeskAnswer send(const TradeRequest &request, Millis now);

    /// Takes a request that the next pulse executes; its answer comes there, with `owner`. Refused without a
    /// connection. The result's retcode is 10008 when it was taken.
    TradeResult submit(const TradeRequest &request, Millis now, const void *owner);
    TradeResult check(const TradeRequest &request, Millis now) const;
    std::optional<Money> margin(const std::string &symbol, double volume, double price, Millis now) const;
    std::optional<Money> profit(const std::string &symbol, bool isBuy, double volume, double open, double close,
                                Millis now) const;

private:
    struct Submitted {
        Millis due;
        LateAnswer answer;
    };
    struct Delayed {
        Millis due;
        std::vector<TradeTransaction> transactions;
    };

    Millis visible(Millis now) const;
    Millis historyLength() const;
    void openBook(Millis now, std::vector<JournalEntry> &journal);
    bool openAccountFile(Millis now, DeskNews &news);
    void reconnected(Millis now);
    void synchronise(Millis now, DeskNews &news);
    void advance(Millis now, DeskNews &news);
    void executeSubmitted(Millis now, DeskNews &news);
    void release(Millis now, DeskNews &news);
    void condense(Millis now, DeskNews &news);
    void collectTicks(Millis now, DeskNews &news);
    void note(TradeOutcome &outcome, Millis now);
    void closeByHand(Ticket ticket, bool isHalf, Millis now, std::vector<JournalEntry> &journal);
    using OrderChange = TradeOutcome (Broker::*)(Ticket, Millis);
    void changePending(Ticket ticket, OrderChange change, Millis now, std::vector<JournalEntry> &journal);
    void tradeByHand(const std::string &words, Millis now, std::vector<JournalEntry> &journal);
    void announce(TradeOutcome &outcome, Millis now, std::vector<JournalEntry> &journal);
    void applyToPlan(const FaultCommand &command);
    DeskAnswer execute(const TradeRequest &request, Millis now);
    TradeResult refused(int retcode) const;
    int whyOffline() const;

    const std::uint64_t login_;
    const std::string serverName_;
    const BrokerOptions options_;
    const std::filesystem::path bases_;
    const Market market_;
    const std::optional<TradeServer> ownServer_;  // with the levels of the options
    const TradeServer *const server_;             // null: unknown

    mutable std::mutex mutex_;  // guards all below
    TradingHours hours_;
    Connection connection_;
    FaultPlan faults_;
    Account account_;
    mutable AccountView view_;   // updated by the functions that read it
    Millis unsynchronised_ = 0;  // after each connection
    bool isSynchroniseDue_ = false;
    std::deque<Submitted> submitted_;
    std::deque<Delayed> delayed_;
    std::uint32_t nextRequestId_ = 1;
    std::set<std::string> unselected_;
    std::unique_ptr<BookFile> book_;
    std::unique_ptr<Broker> broker_;  // null until the first authorization
    Millis lastSeen_ = 0;             // moment of the last pulse while online
    Millis ticksUntil_ = 0;
    Millis nextCondensing_ = 0;
    mutable std::map<std::string, DayRange> dayRanges_;  // worth a cache: experts ask for all of a symbol at every tick
};

}  // namespace sim
