#include "host/expert_events.h"

#include <algorithm>

#include "host/clock.h"
#include "host/guard.h"

namespace sim {
namespace {

DWORD millisUntil(std::uint64_t due, std::uint64_t now) {
    return due <= now ? 0 : static_cast<DWORD>((due - now + 999) / 1000);
}

}  // namespace

void ExpertEvents::post(ExpertEvent::Kind kind) {
    const Guard guard(lock_);
    ExpertEvent event;
    event.kind = kind;
    queue_.push_back(event);
    WakeAllConditionVariable(&changed_);
}

void ExpertEvents::postInputs(const std::vector<ExpertInput> &inputs) {
    const Guard guard(lock_);
    ExpertEvent event;
    event.kind = ExpertEvent::Kind::Inputs;
    event.inputs = inputs;
    queue_.push_back(event);
    WakeAllConditionVariable(&changed_);
}

void ExpertEvents::postHang() { post(ExpertEvent::Kind::Hang); }

void ExpertEvents::postCrash() { post(ExpertEvent::Kind::Crash); }

void ExpertEvents::postTick() {
    const Guard guard(lock_);
    if (hasTick_)
        return;
    hasTick_ = true;
    WakeAllConditionVariable(&changed_);
}

void ExpertEvents::postTransactions(const std::vector<TradeTransaction> &transactions) {
    const Guard guard(lock_);
    for (const TradeTransaction &transaction : transactions) {
        ExpertEvent event;
        event.kind = ExpertEvent::Kind::Transaction;
        event.transaction = transaction;
        queue_.push_back(event);
    }
    ExpertEvent trade;
    trade.kind = ExpertEvent::Kind::Trade;
    queue_.push_back(trade);
    WakeAllConditionVariable(&changed_);
}

void ExpertEvents::postRequest(const TradeRequest &request, const TradeResult &result) {
    const Guard guard(lock_);
    ExpertEvent event;
    event.kind = ExpertEvent::Kind::Transaction;
    // Of such a transaction only the type is filled in; the rest is in request and result.
    event.transaction.type = TRADE_TRANSACTION_REQUEST;
    event.request = std::make_shared<TradeRequest>(request);
    event.result = std::make_shared<TradeResult>(result);
    queue_.push_back(event);
    WakeAllConditionVariable(&changed_);
}

void ExpertEvents::postStop(int reason) {
    const Guard guard(lock_);
    if (isStopping_)
        return;
    isStopping_ = true;
    stopReason_ = reason;
    WakeAllConditionVariable(&changed_);
}

void ExpertEvents::startTimer(unsigned milliseconds) {
    const Guard guard(lock_);
    timerPeriod_ = std::max(1u, milliseconds) * 1000ull;
    timerDue_ = steadyMicroseconds() + timerPeriod_;
}

void ExpertEvents::stopTimer() {
    const Guard guard(lock_);
    timerPeriod_ = 0;
}

bool ExpertEvents::takeWaiting(ExpertEvent &event, std::uint64_t now) {
    if (isStopping_ && !isStopTaken_) {
        isStopTaken_ = true;
        event.kind = ExpertEvent::Kind::Stop;
        event.reason = stopReason_;
        return true;
    }
    if (!queue_.empty()) {
        event = queue_.front();
        queue_.pop_front();
        return true;
    }
    if (timerPeriod_ != 0 && timerDue_ <= now) {
        // Periods that were missed are not made up for.
        timerDue_ = std::max(timerDue_ + timerPeriod_, now);
        event.kind = ExpertEvent::Kind::Timer;
        return true;
    }
    if (!hasTick_)
        return false;
    hasTick_ = false;
    event.kind = ExpertEvent::Kind::Tick;
    return true;
}

ExpertEvent ExpertEvents::take() {
    const Guard guard(lock_);
    ExpertEvent event;
    while (true) {
        const std::uint64_t now = steadyMicroseconds();
        if (takeWaiting(event, now))
            return event;
        SleepConditionVariableSRW(&changed_, &lock_, timerPeriod_ == 0 ? INFINITE : millisUntil(timerDue_, now), 0);
    }
}

void ExpertEvents::sleep(unsigned milliseconds) {
    const Guard guard(lock_);
    const std::uint64_t due = steadyMicroseconds() + milliseconds * 1000ull;
    for (std::uint64_t now = steadyMicroseconds(); now < due && !isStopping_; now = steadyMicroseconds()) {
        SleepConditionVariableSRW(&changed_, &lock_, millisUntil(due, now), 0);
    }
}

bool ExpertEvents::isStopping() const {
    const Guard guard(lock_);
    return isStopping_;
}

}  // namespace sim
