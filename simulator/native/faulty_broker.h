#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>

#include "core/broker.h"
#include "native/remembered_quotes.h"

namespace tfsim {

using sim::Millis;

/// What happens to one request of the expert instead of its plain execution.
struct Mishap {
    int retcode = 0;          ///< answered instead of the true one; 0: the true one
    bool isExecuted = false;  ///< it is done all the same
    bool isPartial = false;   ///< half of the volume is done
    Millis seenAfter = 0;     ///< list and history show it so much later than usual
};

/// The simulated terminal's broker with one account in memory, and what can go wrong between it and an expert.
class FaultyBroker {
public:
    FaultyBroker(const sim::TradeServer &server, std::uint64_t login, bool isNetting, std::uint64_t seed, Millis now);
    FaultyBroker(const FaultyBroker &) = delete;
    FaultyBroker &operator=(const FaultyBroker &) = delete;

    /// A request of the expert. The result is what the expert is told; `seenAfter` of the mishap is returned in
    /// `delay`.
    sim::TradeOutcome send(const sim::TradeRequest &request, Millis now, Millis &delay);

    /// A request of a person at the same account: no mishap befalls it.
    sim::TradeOutcome byHand(const sim::TradeRequest &request, Millis now);

    /// Whether that pending order was removed by hand.
    bool isRemovedByHand(sim::Ticket order) const { return removedByHand_.count(order) != 0; }

    /// Whether that deal was done by hand.
    bool isByHand(sim::Ticket deal) const { return handDeals_.count(deal) != 0; }

    void plan(const Mishap &mishap, int times) {
        mishaps_.insert(mishaps_.end(), static_cast<std::size_t>(times), mishap);
    }
    void setComments(sim::Comments comments) { faults_.comments = comments; }
    void planPendingPartialFills(int times) { faults_.pendingPartialFills += times; }
    void forgetPlans() {
        mishaps_.clear();
        faults_.pendingPartialFills = 0;
    }

    /// Sets off the stops that were reached by then.
    void advance(Millis now);

    /// How often the account has changed. Every terminal that is logged in to it looks here for changes.
    std::uint64_t changes() const { return changes_; }

    /// The comment that the expert asked for when it opened that position or placed that order, whatever the broker
    /// made of it.
    std::string askedComment(sim::Ticket position) const;

    /// The same of the position that a deal belongs to; on a netting account, of the order that the deal filled.
    std::string askedComment(const sim::Deal &deal) const;

    const sim::TradeServer &server() const { return server_; }
    const sim::QuoteSource &market() const { return market_; }
    const sim::Account &account() const { return account_; }
    const sim::Valuation &valuation() const { return broker_.valuation(); }

    /// The value of the account. Experts ask for it at each look, and it changes only with a tick or with the account.
    const sim::AccountValue &value(Millis at) const;

private:
    struct MemoryKeeper : sim::ChangeKeeper {
        bool keep(const sim::AccountChange &) override { return true; }
    };

    sim::TradeOutcome counted(sim::TradeOutcome outcome);
    sim::TradeOutcome execute(const sim::TradeRequest &request, const Mishap &mishap, Millis now);

    const sim::TradeServer &server_;
    const RememberedQuotes market_;
    sim::Account account_;
    sim::FaultPlan faults_;
    MemoryKeeper keeper_;
    sim::Broker broker_;
    std::uint64_t changes_ = 0;
    Millis advancedTo_ = -1;
    struct Valued {
        Millis slot = -1;
        std::uint64_t changes = 0;
        sim::AccountValue value;
    };
    mutable Valued valued_;
    std::deque<Mishap> mishaps_;
    std::map<sim::Ticket, std::string> askedComments_;
    std::set<sim::Ticket> handDeals_;
    std::set<sim::Ticket> removedByHand_;
};

}  // namespace tfsim
