// The words of tfsim_command; README.md lists them.
#include <sstream>

#include "core/hand_trade.h"

#include "native/simulated_terminal.h"

namespace tfsim {

constexpr int kNotUnderstood = -1;

/// Reads and carries out one command.
class CommandReader {
public:
    CommandReader(SimulatedTerminal &terminal, const std::string &words) : terminal_(terminal), in_(words) {
        in_ >> name_;
    }

    int run() {
        int result = trade();
        if (result == kNotUnderstood)
            result = tradeServer();
        if (result == kNotUnderstood)
            result = terminal();
        return in_.fail() ? kNotUnderstood : result;
    }

private:
    // ---- what a person does at this account

    int trade() {
        const FaultyBroker &broker = *terminal_.broker_;
        const sim::HandTrades trades(broker.server(), broker.market(), broker.account());
        const auto trade = trades.read(name_, in_, terminal_.now());
        if (!trade)
            return kNotUnderstood;
        if (trade->retcode != 0 || in_.fail())
            return trade->retcode;
        const sim::TradeOutcome outcome = terminal_.broker_->byHand(trade->request, terminal_.now());
        terminal_.noteChanges(0);
        return outcome.result.isDone() ? 0 : outcome.result.retcode;
    }

    // ---- the trade server

    int tradeServer() {
        if (name_ == "refuse")
            return plan({static_cast<int>(number()), false, false, 0});
        if (name_ == "unheard")
            return plan({static_cast<int>(number()), true, false, 0});
        if (name_ == "partly")
            return plan({0, false, true, 0});
        if (name_ == "halves")
            return halves();
        if (name_ == "placed")
            return plan({TRADE_RETCODE_PLACED, true, false, number()});
        if (name_ == "late")
            return plan({0, false, false, number()});
        if (name_ == "comments")
            return comments();
        if (name_ == "slow")
            return set(terminal_.slow_);
        if (name_ == "zone")
            return set(terminal_.zone_);
        if (name_ == "lag")
            return lags();
        if (name_ == "calm")
            return calm();
        return kNotUnderstood;
    }

    int plan(const Mishap &mishap) {
        const auto times = static_cast<int>(number());
        if (!in_.fail())
            terminal_.broker_->plan(mishap, times);
        return 0;
    }

    int halves() {
        const auto times = static_cast<int>(number());
        if (!in_.fail())
            terminal_.broker_->planPendingPartialFills(times);
        return 0;
    }

    int comments() {
        std::string how;
        in_ >> how;
        terminal_.broker_->setComments(how == "drop"      ? sim::Comments::Drop
                                       : how == "rewrite" ? sim::Comments::Rewrite
                                                          : sim::Comments::Keep);
        return 0;
    }

    int lags() {
        const Millis list = number();
        const Millis history = number();
        terminal_.view_.setLags(list, history);
        return 0;
    }

    /// Ends all faults that last or wait for their occasion.
    int calm() {
        terminal_.broker_->forgetPlans();
        terminal_.broker_->setComments(sim::Comments::Keep);
        terminal_.view_.setLags(0, 0);
        terminal_.slow_ = 0;
        terminal_.socket_.setReachable(true);
        terminal_.socket_.lie(0);
        terminal_.isAlgoTradingOn_ = true;
        terminal_.stalledUntil_ = 0;
        if (!terminal_.isOnline())
            terminal_.offlineUntil_ = terminal_.worldNow_;
        return 0;
    }

    // ---- the terminal, its computer and its connections

    int terminal() {
        if (name_ == "offline")
            return offline();
        if (name_ == "algo")
            return set(terminal_.isAlgoTradingOn_);
        if (name_ == "clock")
            return set(terminal_.clockOffset_);
        if (name_ == "stall")
            terminal_.stalledUntil_ = terminal_.worldNow_ + number();
        else if (name_ == "reachable")
            terminal_.socket_.setReachable(number() != 0);
        else if (name_ == "hangup")
            terminal_.socket_.peerLeaves();
        else if (name_ == "lies")
            terminal_.socket_.lie(static_cast<int>(number()));
        else if (name_ == "blackhole")
            return set(terminal_.connectDelay_);
        else
            return kNotUnderstood;
        return 0;
    }

    int offline() {
        const Millis duration = number();
        std::string shows;
        in_ >> shows;
        const Millis unsynchronised = number();
        if (!in_.fail())
            terminal_.goOffline(duration, shows == "nothing", unsynchronised);
        return 0;
    }

    template <typename T>
    int set(T &variable) {
        const Millis value = number();
        if (!in_.fail())
            variable = static_cast<T>(value);
        return 0;
    }

    Millis number() {
        Millis value = 0;
        in_ >> value;
        return value;
    }

    SimulatedTerminal &terminal_;
    std::istringstream in_;
    std::string name_;
};

int SimulatedTerminal::command(const std::string &words) { return CommandReader(*this, words).run(); }

}  // namespace tfsim
