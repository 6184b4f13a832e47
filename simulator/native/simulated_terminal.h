#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/account_view.h"
#include "native/expert_library.h"
#include "native/expert_socket.h"
#include "native/faulty_broker.h"

namespace tfsim {

/// A terminal with one expert. Its own time runs ahead of the simulation's while the expert waits inside a call (for
/// its broker, in Sleep); it gets no further events until the simulation has caught up.
///
/// One thread.
class SimulatedTerminal {
public:
    /// \param broker of the account that the terminal is logged in to; others may be logged in to it too
    SimulatedTerminal(std::string library, std::shared_ptr<FaultyBroker> broker, Millis now);
    SimulatedTerminal(const SimulatedTerminal &) = delete;
    SimulatedTerminal &operator=(const SimulatedTerminal &) = delete;
    ~SimulatedTerminal();

    /// What OnInit returned, or -1. An expert that runs already is removed first.
    int startExpert(const std::string &inputs);

    /// \param reason ENUM_UNINIT_REASON, or -1 to leave OnDeinit out
    void stopExpert(int reason);
    bool hasExpert() const { return expert_ != nullptr; }

    void step(Millis now);
    Millis worldNow() const { return worldNow_; }

    /// See README.md for the words. 0, a return code of the trade server, or -1.
    int command(const std::string &words);

    /// The truth, as tfsim_look describes it.
    std::string look(sim::Ticket dealsAfter) const;
    void forgetPrinted() { printed_.clear(); }

    // For the functions of terminal_api.h.
    Millis now() const { return std::max(worldNow_, busyUntil_); }
    std::uint64_t microseconds() const { return static_cast<std::uint64_t>(now() - startedAt_ + 1) * 1000; }
    Millis clock(int which) const;
    Millis brokerZone() const { return zone_; }
    void wait(Millis duration) { busyUntil_ = now() + duration; }
    Millis quotesAt() const { return isOnline() ? now() : offlineSince_; }
    bool isOnline() const { return offlineUntil_ <= worldNow_; }
    bool isAlgoTradingOn() const { return isAlgoTradingOn_; }
    Millis unreachableFor() const { return connectDelay_; }
    ExpertSocket &socket() { return socket_; }
    int newSocketHandle() { return ++socketHandles_; }
    FaultyBroker &broker() { return *broker_; }
    const std::shared_ptr<FaultyBroker> &sharedBroker() const { return broker_; }
    sim::AccountView &view() { return view_; }
    std::map<std::string, double> &globals() { return globals_; }
    sim::TradeResult order(const sim::TradeRequest &request);
    void startTimer(Millis period);
    void stopTimer() { timerPeriod_ = 0; }
    void print(const std::string &text) { printed_.push_back(text); }
    void removeExpert() { isRemovalAsked_ = true; }
    bool isRemovalAsked() const { return isRemovalAsked_; }

private:
    friend class CommandReader;

    struct Transaction {
        TfTradeTransaction transaction;
        TfTradeRequest request;
        TfTradeResult result;
    };

    std::string endWord(const sim::Order &order) const;
    void noteChanges(Millis delay);
    void dispatch();
    void endIf(bool isAborted);
    void goOffline(Millis duration, bool showsNothing, Millis unsynchronised);
    void comeOnline();

    const std::string library_;
    const std::shared_ptr<FaultyBroker> broker_;
    std::uint64_t changesSeen_ = 0;
    sim::AccountView view_;
    ExpertSocket socket_;
    int socketHandles_ = 0;
    std::uint32_t requests_ = 0;
    std::map<std::string, double> globals_;
    std::vector<std::string> printed_;

    Millis worldNow_;
    Millis busyUntil_ = 0;
    Millis startedAt_;
    Millis clockOffset_ = 0;   // of the computer's clock
    Millis zone_ = 0;          // of the broker's clock
    Millis slow_ = 0;          // the trade server takes so long for an answer
    Millis connectDelay_ = 0;  // a connection that fails takes so long
    Millis stalledUntil_ = 0;  // the terminal runs no events
    bool isAlgoTradingOn_ = true;

    Millis offlineUntil_ = 0;
    Millis offlineSince_ = 0;
    Millis unsynchronisedFor_ = 0;  // after it is online again
    bool isComingOnline_ = false;

    // Of the expert that runs. The library is last: it is unloaded before what it refers to goes.
    Millis timerPeriod_ = 0;
    Millis timerDue_ = 0;
    bool isRemovalAsked_ = false;
    bool isTradeDue_ = false;
    std::deque<Transaction> transactions_;
    std::unique_ptr<ExpertLibrary> expert_;
};

/// The table that every expert gets; `self` is its SimulatedTerminal.
const TerminalApi &simulatedTerminalApi();

}  // namespace tfsim
