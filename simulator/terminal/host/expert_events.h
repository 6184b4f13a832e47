#pragma once

#include <windows.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/preset.h"
#include "core/trade_types.h"

namespace sim {

/// An event for an expert.
struct ExpertEvent {
    enum class Kind { Tick, Timer, Trade, Transaction, Inputs, Hang, Crash, Stop };

    Kind kind = Kind::Tick;
    TradeTransaction transaction{};           ///< of Transaction
    std::shared_ptr<TradeRequest> request{};  ///< of a transaction that is the expert's own request
    std::shared_ptr<TradeResult> result{};
    std::vector<ExpertInput> inputs{};  ///< of Inputs: the changed ones
    int reason = 0;                     ///< of Stop: ENUM_UNINIT_REASON
};

/// The queue of one expert's events. Ticks and timers that come while one waits already are dropped, as in MT5;
/// trade events never are. Any thread posts, the expert's thread takes.
class ExpertEvents {
public:
    void postTick();
    void postTransactions(const std::vector<TradeTransaction> &transactions);
    void postRequest(const TradeRequest &request, const TradeResult &result);
    void postStop(int reason);
    void postInputs(const std::vector<ExpertInput> &inputs);
    void postHang();
    void postCrash();

    /// The expert's own thread only. 0 is taken as 1.
    void startTimer(unsigned milliseconds);
    void stopTimer();

    /// Waits for the next event. Stop comes before everything else.
    ExpertEvent take();

    /// Sleeps that long, or until the expert is to stop.
    void sleep(unsigned milliseconds);

    bool isStopping() const;

private:
    bool takeWaiting(ExpertEvent &event, std::uint64_t now);
    void post(ExpertEvent::Kind kind);

    mutable SRWLOCK lock_ = SRWLOCK_INIT;  // guards all below
    CONDITION_VARIABLE changed_ = CONDITION_VARIABLE_INIT;
    std::deque<ExpertEvent> queue_;
    bool hasTick_ = false;
    bool isStopping_ = false;
    bool isStopTaken_ = false;
    int stopReason_ = 0;
    std::uint64_t timerPeriod_ = 0;  // microseconds, 0: no timer
    std::uint64_t timerDue_ = 0;
};

}  // namespace sim
