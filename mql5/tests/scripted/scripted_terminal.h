// A terminal in memory for tests of experts: its clock moves when a test moves it, its broker does what the test sets,
// its socket is two byte queues. One thread.
#pragma once

#include "abi/mql5_constants.h"
#include "abi/terminal_api.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

// What becomes of the next request, instead of being done.
struct Mishap {
    std::uint32_t retcode = 0;
    bool executed = false;   // it is done nonetheless: the answer got lost
    double share = 0.0;      // above 0: this much of the volume is done, retcode 10010
    bool cancelled = false;  // the order gets a ticket and is cancelled
    tf_error error = 0;      // the terminal itself refuses it, with this GetLastError and no retcode
};

using Positions = std::map<std::uint64_t, TfPosition>;

class ScriptedTerminal {
public:
    ScriptedTerminal();
    ScriptedTerminal(const ScriptedTerminal &) = delete;
    ScriptedTerminal &operator=(const ScriptedTerminal &) = delete;

    const TerminalApi *api() const { return &api_; }

    // ---- time, in milliseconds
    std::int64_t now = 1795176000000;  // UTC; the broker is two hours ahead
    void advance(std::int64_t milliseconds) { now += milliseconds; }

    // ---- the gateway's end of the socket
    bool reachable = true;
    int connectError = ERR_NETSOCKET_CANNOT_CONNECT;
    bool connected = false;
    int connections = 0;
    double marginPerLot = 0.0;  // 0: the terminal cannot tell it
    bool readableLies = false;  // SocketIsReadable says 1 for nothing, and SocketRead then fails
    bool sendFails = false;
    std::string incoming;
    std::string outgoing;
    std::vector<std::int64_t> heartbeats;  // when each was sent

    // ---- the broker
    TfAccount account = {};
    TfTerminal terminal = {};
    std::vector<TfSymbol> symbols;
    Positions positions;
    std::map<std::uint64_t, TfOrder> orders;
    std::vector<TfDeal> deals;
    std::vector<TfOrder> pastOrders;
    std::deque<Mishap> mishaps;
    std::vector<TfTradeRequest> requests;  // all that were sent
    bool historyLags = false;              // deals are not to be seen yet
    std::optional<Positions> laggingList;  // what the terminal lists instead of the positions
    std::int64_t answerMs = 0;             // how long the trade server takes for an answer
    bool refusesStops = false;             // with an order; they can be set afterwards
    bool rewritesComments = false;
    double commission = 0.0;                               // per lot and deal
    std::function<void(std::int32_t)> beforePositionRead;  // with the index that is read
    std::function<void(const TfTradeRequest &)> beforeRequest;

    // The list of positions stays as it is now, until thawList.
    void freezeList() { laggingList = positions; }
    void thawList() { laggingList.reset(); }

    TfSymbol &symbol(const std::string &name);
    std::uint64_t open(const std::string &name, int type, double lots, const std::string &comment = "");
    std::uint64_t place(const std::string &name, int type, double lots, double price);
    void close(std::uint64_t position, double lots);
    void fill(std::uint64_t order);
    // The rest stays pending beside the position; with nothing left it is as fill.
    void fillPart(std::uint64_t order, double lots);
    void cancel(std::uint64_t order, int state = ORDER_STATE_CANCELED);

    // ---- netting accounts
    // With a first deposit.
    void net();
    // The history shows it; the balance stays as it is.
    void deposit(double amount);
    // The position of that symbol is closed by its stop.
    void reachStop(const std::string &name);
    // Its ticket is 0 if there is none.
    TfPosition position(const std::string &name) const;

    // ---- what the expert logged
    std::vector<std::string> log;
    std::uint32_t timer = 0;

private:
    friend struct ScriptedApi;
    const Positions &listed() const { return laggingList ? *laggingList : positions; }
    tf_error answer(const TfTradeRequest &request, TfTradeResult &result);
    tf_error send(const TfTradeRequest &request, TfTradeResult &result);
    void execute(const TfTradeRequest &request, double lots, TfTradeResult &result);
    std::uint64_t net(const TfTradeRequest &request, double lots, std::uint64_t order);
    std::uint64_t book(const TfTradeRequest &request, double lots, std::uint64_t position, int entry, double profit);

    TerminalApi api_ = {};
    std::int64_t started_ = now;
    std::uint64_t next_ = 1001;
};
