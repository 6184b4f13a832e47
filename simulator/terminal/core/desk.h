#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/book_file.h"
#include "core/broker.h"
#include "core/broker_options.h"
#include "core/connection.h"
#include "core/fault_command.h"
#include "core/journal.h"
#include "core/market.h"

namespace sim {

/// What one pulse brought.
struct DeskNews {
    std::vector<JournalEntry> journal;
    std::vector<std::string> ticked;             ///< names of symbols with a new quote
    std::vector<TradeTransaction> transactions;  ///< empty: the account did not change
};

/// A request's outcome, ready to be told.
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
};

/// Lowest and highest bid of the UTC day so far, in steps of a minute.
struct DayRange {
    double low = 0;
    double high = 0;
    Millis until = 0;
};

/// The terminal's window onto its account: connection, market and broker behind one lock, so that several experts, the
/// pulse and the picture may use it at once. While the connection is lost, prices stand still and the account is as
/// last seen; the broker goes on, and what it did is heard of at the reconnection.
class Desk {
public:
    /// Books lie in `bases`/SERVER. Logs in at the first pulse.
    Desk(const Startup &startup, const BrokerOptions &options, std::filesystem::path bases);

    /// Brings everything up to that moment. Called by one thread, every slot.
    DeskNews pulse(Millis now);

    /// Applies a fault of the trade server; others are not its business and change nothing.
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
    std::size_t positionCount() const;

    /// Symbols of the server, in its order; empty for an unknown server.
    const std::vector<SymbolSpec> &symbols() const;
    std::optional<SymbolView> symbol(const std::string &name, Millis now) const;
    std::optional<Quote> quoteAt(const std::string &symbol, Millis at) const;

    /// Bids of the last minutes for the chart, one for each second, oldest first; empty for an unknown symbol.
    std::vector<double> recentPrices(const std::string &symbol, Millis now) const;

    /// Time of the last quote of any symbol.
    Millis lastQuote(Millis now) const;

    DayRange dayRange(const SymbolSpec &symbol, Millis now) const;

    std::vector<Deal> deals(Millis from, Millis to, Ticket positionId) const;
    std::vector<Order> orders(Millis from, Millis to, Ticket positionId) const;

    /// How long the next answer is held back (fault `slow`).
    Millis delay() const;

    DeskAnswer send(const TradeRequest &request, Millis now);
    TradeResult check(const TradeRequest &request, Millis now) const;
    std::optional<Money> margin(const std::string &symbol, double volume, double price, Millis now) const;
    std::optional<Money> profit(const std::string &symbol, bool isBuy, double volume, double open, double close,
                                Millis now) const;

private:
    Millis visible(Millis now) const;
    void openBook(Millis now, std::vector<JournalEntry> &journal);
    void advance(Millis now, DeskNews &news);
    void condense(Millis now, DeskNews &news);
    void collectTicks(Millis now, DeskNews &news);
    int whyOffline() const;

    const std::uint64_t login_;
    const std::string serverName_;
    const BrokerOptions options_;
    const std::filesystem::path bases_;
    const Market market_;
    const TradeServer *const server_;

    mutable std::mutex mutex_;  // guards all below
    Connection connection_;
    FaultPlan faults_;
    Account account_;
    std::unique_ptr<BookFile> book_;
    std::unique_ptr<Broker> broker_;  // null until the first authorization
    Millis lastSeen_ = 0;             // moment of the last pulse while online
    Millis ticksUntil_ = 0;
    Millis nextCondensing_ = 0;
    mutable std::map<std::string, DayRange> dayRanges_;  // worth a cache: experts ask for all of a symbol at every tick
};

}  // namespace sim
