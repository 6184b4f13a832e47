#include "native/faulty_broker.h"

namespace tfsim {
namespace {

// Nothing is ever refused for want of money: that is a test of its own elsewhere.
constexpr sim::Money kDeposit{100'000'000'00};
constexpr int kLeverage = 500;

sim::TradeOutcome answered(int retcode, sim::TradeOutcome outcome) {
    outcome.result = {};
    outcome.result.retcode = retcode;
    return outcome;
}

Millis slotOf(Millis at) { return at - at % sim::QuoteSource::kSlot; }

}  // namespace

FaultyBroker::FaultyBroker(const sim::TradeServer &server, std::uint64_t login, bool isNetting, std::uint64_t seed,
                           Millis now)
    : server_(server), market_(seed), broker_(server_, market_, account_, keeper_, faults_) {
    account_.apply(sim::openAccount({login, server.name, kLeverage, kDeposit, isNetting}, now));
}

sim::TradeOutcome FaultyBroker::counted(sim::TradeOutcome outcome) {
    if (!outcome.transactions.empty())
        changes_++;
    return outcome;
}

sim::TradeOutcome FaultyBroker::byHand(const sim::TradeRequest &request, Millis now) {
    sim::TradeOutcome outcome = counted(broker_.send(request, now));
    if (outcome.result.deal != 0)
        handDeals_.insert(outcome.result.deal);
    if (request.action == TRADE_ACTION_REMOVE && outcome.result.isDone())
        removedByHand_.insert(request.order);
    return outcome;
}

void FaultyBroker::advance(Millis now) {
    const Millis slot = slotOf(now);
    if (slot <= advancedTo_)
        return;
    advancedTo_ = slot;
    for (const sim::TradeOutcome &outcome : broker_.advance(now))
        counted(outcome);
}

const sim::AccountValue &FaultyBroker::value(Millis at) const {
    const Millis slot = slotOf(at);
    if (valued_.slot != slot || valued_.changes != changes_)
        valued_ = {slot, changes_, valuation().value(account_, at)};
    return valued_.value;
}

sim::TradeOutcome FaultyBroker::send(const sim::TradeRequest &request, Millis now, Millis &delay) {
    Mishap mishap;
    if (!mishaps_.empty()) {
        mishap = mishaps_.front();
        mishaps_.pop_front();
    }
    delay = mishap.seenAfter;
    if (mishap.retcode != 0 && !mishap.isExecuted)
        return answered(mishap.retcode, {});
    const std::size_t before = account_.positions().size() + account_.pendingOrders().size();
    sim::TradeOutcome outcome = execute(request, mishap, now);
    const bool trades = request.action == TRADE_ACTION_DEAL || request.action == TRADE_ACTION_PENDING;
    if ((account_.terms().isNetting && trades) ||
        account_.positions().size() + account_.pendingOrders().size() > before)
        askedComments_[outcome.result.order] = request.comment;
    if (mishap.retcode == TRADE_RETCODE_PLACED && outcome.result.isDone()) {
        outcome.result.retcode = TRADE_RETCODE_PLACED;
        outcome.result.deal = 0;
    } else if (mishap.retcode != 0 && outcome.result.isDone()) {
        return answered(mishap.retcode, std::move(outcome));
    }
    return outcome;
}

sim::TradeOutcome FaultyBroker::execute(const sim::TradeRequest &request, const Mishap &mishap, Millis now) {
    const sim::SymbolSpec *symbol = server_.find(request.symbol);
    if (!mishap.isPartial || request.action != TRADE_ACTION_DEAL || symbol == nullptr)
        return counted(broker_.send(request, now));
    const sim::Lots half = sim::Lots{sim::Lots::of(request.volume).units / 2}.roundedDownTo(symbol->volumeStep);
    if (half < symbol->volumeMin)
        return counted(broker_.send(request, now));
    sim::TradeRequest part = request;
    part.volume = half.value();
    sim::TradeOutcome outcome = counted(broker_.send(part, now));
    if (outcome.result.isDone())
        outcome.result.retcode = TRADE_RETCODE_DONE_PARTIAL;
    return outcome;
}

std::string FaultyBroker::askedComment(const sim::Deal &deal) const {
    return askedComment(account_.terms().isNetting ? deal.order : deal.positionId);
}

std::string FaultyBroker::askedComment(sim::Ticket position) const {
    const auto found = askedComments_.find(position);
    return found == askedComments_.end() ? "" : found->second;
}

}  // namespace tfsim
