#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// What can be made to fail; the README describes each and its argument.
enum class Fault {
    Crash,
    Hang,
    ExpertHang,
    ExpertCrash,
    Inputs,
    Disconnect,
    Unsynchronised,
    ListLag,
    HistoryLag,
    SocketForbidden,
    ReadableLies,
    HalfOpen,
    Requote,
    PriceOff,
    PartialFill,
    PendingPartial,
    TimeoutExecuted,
    TimeoutLost,
    Unsent,
    Placed,
    RefuseClose,
    Comments,
    Slow,
    MarketClosed,
    Weekend,
    TimeZone,
    HandClose,
    HandPartial,
    HandCancel,
    ReachOrder,
    HandTrade,
};

/// A requested fault.
struct FaultCommand {
    Fault fault = Fault::Crash;
    std::int64_t argument = 0;  ///< seconds, milliseconds, hours, a count, a ticket, 1 for on and 0 for off
    std::string text{};         ///< of Inputs: `NAME=VALUE`; of HandTrade: its words
};

/// Lines of the fault file that were understood, in their order, and messages about the others.
struct FaultCommands {
    std::vector<FaultCommand> commands;
    std::vector<std::string> messages;
};

/// The name of the fault in a line of the fault file.
std::string faultWord(Fault fault);

/// Reads lines `NAME [ARGUMENT]`; see the README for the names.
FaultCommands parseFaults(std::string_view text);

}  // namespace sim
