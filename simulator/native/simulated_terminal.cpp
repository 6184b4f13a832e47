#include "native/simulated_terminal.h"

#include <algorithm>
#include <sstream>

#include "core/trade_words.h"
#include "host/trade_conversion.h"

namespace tfsim {

SimulatedTerminal::SimulatedTerminal(std::string library, std::shared_ptr<FaultyBroker> broker, Millis now)
    : library_(std::move(library)),
      broker_(std::move(broker)),
      changesSeen_(broker_->changes()),
      worldNow_(now),
      startedAt_(now),
      offlineSince_(now) {
    view_.changed(broker_->account(), now);
    view_.update(now);
}

SimulatedTerminal::~SimulatedTerminal() { stopExpert(-1); }

int SimulatedTerminal::startExpert(const std::string &inputs) {
    stopExpert(REASON_PARAMETERS);
    expert_ = ExpertLibrary::load(library_);
    if (expert_ == nullptr)
        return -1;
    startedAt_ = now();
    TfChart chart{};
    sim::copyText(chart.symbol, broker_->server().symbols.front().name);
    chart.period = PERIOD_M1;
    chart.id = static_cast<std::int64_t>(broker_->account().terms().login);
    expert_->attach(simulatedTerminalApi(), this, chart);
    std::istringstream lines(inputs);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t equals = line.find('=');
        if (equals != std::string::npos && expert_->setInput(line.substr(0, equals), line.substr(equals + 1)) != 0)
            print("input refused: " + line.substr(0, equals));
    }
    const int code = expert_->init();
    if (code != INIT_SUCCEEDED)
        stopExpert(REASON_INITFAILED);
    return code;
}

void SimulatedTerminal::stopExpert(int reason) {
    if (expert_ == nullptr)
        return;
    if (reason >= 0)
        expert_->deinit(reason);
    socket_.closeAll();
    expert_.reset();
    transactions_.clear();
    timerPeriod_ = 0;
    isRemovalAsked_ = isTradeDue_ = false;
}

void SimulatedTerminal::startTimer(Millis period) {
    timerPeriod_ = std::max<Millis>(period, 1);
    timerDue_ = now() + timerPeriod_;
}

void SimulatedTerminal::step(Millis now) {
    worldNow_ = std::max(worldNow_, now);
    broker_->advance(worldNow_);
    noteChanges(0);
    if (isComingOnline_ && isOnline())
        comeOnline();
    if (view_.update(this->now()))
        isTradeDue_ = true;
    if (expert_ != nullptr && busyUntil_ <= worldNow_ && stalledUntil_ <= worldNow_)
        dispatch();
}

void SimulatedTerminal::dispatch() {
    while (expert_ != nullptr && !transactions_.empty()) {
        const Transaction next = transactions_.front();
        transactions_.pop_front();
        endIf(!expert_->transaction(next.transaction, next.request, next.result));
    }
    if (expert_ != nullptr && isTradeDue_) {
        isTradeDue_ = false;
        endIf(!expert_->trade());
    }
    if (expert_ != nullptr && timerPeriod_ > 0 && timerDue_ <= worldNow_) {
        timerDue_ = worldNow_ + timerPeriod_;
        endIf(!expert_->timer());
    }
}

void SimulatedTerminal::endIf(bool isAborted) {
    if (isAborted)
        stopExpert(-1);
    else if (isRemovalAsked_)
        stopExpert(REASON_PROGRAM);
}

Millis SimulatedTerminal::clock(int which) const {
    switch (which) {
        case TF_CLOCK_CURRENT:
            return quotesAt() - quotesAt() % sim::QuoteSource::kSlot + zone_;
        case TF_CLOCK_TRADE_SERVER:
            return now() + zone_;
        default:
            return now() + clockOffset_;
    }
}

sim::TradeResult SimulatedTerminal::order(const sim::TradeRequest &request) {
    wait(slow_ / 2);
    sim::TradeOutcome outcome;
    Millis delay = 0;
    if (!isAlgoTradingOn_)
        outcome.result.retcode = TRADE_RETCODE_CLIENT_DISABLES_AT;
    else if (!isOnline())
        outcome.result.retcode = TRADE_RETCODE_CONNECTION;
    else
        outcome = broker_->send(request, now(), delay);
    outcome.result.requestId = ++requests_;
    noteChanges(delay);
    for (const sim::TradeTransaction &transaction : outcome.transactions)
        transactions_.push_back({sim::toApi(transaction), {}, {}});
    wait(slow_ - slow_ / 2);
    view_.update(now());
    Transaction answer{};
    answer.transaction.type = TRADE_TRANSACTION_REQUEST;
    answer.request = sim::toApi(request);
    answer.result = sim::toApi(outcome.result);
    transactions_.push_back(answer);
    return outcome.result;
}

/// What changed at the broker is shown after the lags; the expert's events follow.
void SimulatedTerminal::noteChanges(Millis delay) {
    if (broker_->changes() == changesSeen_)
        return;
    changesSeen_ = broker_->changes();
    view_.delayNext(delay);
    view_.changed(broker_->account(), now());
    isTradeDue_ = true;
}

void SimulatedTerminal::goOffline(Millis duration, bool showsNothing, Millis unsynchronised) {
    offlineSince_ = now();
    offlineUntil_ = worldNow_ + duration;
    unsynchronisedFor_ = unsynchronised;
    isComingOnline_ = true;
    if (showsNothing)
        view_.hideUntil(offlineUntil_ + unsynchronised);
    else
        view_.freeze();
}

void SimulatedTerminal::comeOnline() {
    isComingOnline_ = false;
    view_.thaw();
    if (unsynchronisedFor_ > 0)
        view_.hideUntil(worldNow_ + unsynchronisedFor_);
}

/// How a pending order came to its end.
std::string SimulatedTerminal::endWord(const sim::Order &order) const {
    if (order.state == ORDER_STATE_FILLED)
        return "filled";
    if (order.state == ORDER_STATE_EXPIRED)
        return "expired";
    return broker_->isRemovedByHand(order.ticket) ? "hand" : "expert";
}

std::string SimulatedTerminal::look(sim::Ticket dealsAfter) const {
    std::ostringstream out;
    out.precision(12);
    for (const auto &[ticket, position] : broker_->account().positions()) {
        const int digits = broker_->server().find(position.symbol)->digits;
        out << "position\t" << ticket << '\t' << position.symbol << '\t' << sim::sideWord(position.type) << '\t'
            << sim::volumeText(position.volume) << '\t' << position.priceOpen << '\t' << position.sl << '\t'
            << position.tp << '\t' << position.magic << '\t' << position.opened << '\t' << broker_->askedComment(ticket)
            << '\t' << digits << '\n';
    }
    for (const auto &[ticket, order] : broker_->account().pendingOrders())
        out << "order\t" << ticket << '\t' << order.symbol << '\t' << sim::orderWord(order.type) << '\t'
            << sim::volumeText(order.volumeCurrent) << '\t' << order.priceOpen << '\t' << order.sl << '\t' << order.tp
            << '\t' << broker_->askedComment(ticket) << '\n';
    for (const sim::Order &order : broker_->account().orders()) {
        if (sim::isPendingType(order.type))
            out << "ended\t" << order.ticket << '\t' << sim::volumeText(order.volumeInitial - order.volumeCurrent)
                << '\t' << endWord(order) << '\t' << broker_->askedComment(order.ticket) << '\n';
    }
    for (const sim::Deal &deal : broker_->account().deals()) {
        if (deal.ticket > dealsAfter && deal.positionId != 0)
            out << "deal\t" << deal.ticket << '\t' << deal.positionId << '\t'
                << (deal.entry == DEAL_ENTRY_IN ? "in" : "out") << '\t' << sim::volumeText(deal.volume) << '\t'
                << deal.price << '\t' << (broker_->isByHand(deal.ticket) ? DEAL_REASON_CLIENT : deal.reason) << '\t'
                << deal.at << '\t' << deal.magic << '\t' << broker_->askedComment(deal) << '\t' << deal.order << '\t'
                << deal.symbol << '\t' << (deal.type == DEAL_TYPE_BUY ? "buy" : "sell") << '\n';
    }
    for (const std::string &line : printed_)
        out << "printed\t" << line << '\n';
    return out.str();
}

}  // namespace tfsim
