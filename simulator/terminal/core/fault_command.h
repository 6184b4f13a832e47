#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sim {

enum class Fault {
    Crash,            ///< the process ends at once with 0xC0000005
    Hang,             ///< every thread of the terminal stops for good
    ExpertHang,       ///< every expert stops answering; the terminal lives
    ExpertCrash,      ///< every expert ends as after a critical error
    Disconnect,       ///< seconds without the trade server
    SocketForbidden,  ///< SocketConnect answers 4014 (argument 1) or works again (0)
    Requote,          ///< count of market orders
    PriceOff,         ///< count of market orders
    PartialFill,      ///< count of opens
    TimeoutExecuted,  ///< count of requests
    Slow,             ///< milliseconds before every answer; 0 ends it
    MarketClosed,     ///< 1 closes the market, 0 opens it
};

/// An ordered fault and its number: seconds, milliseconds, count, or 1 for on and 0 for off.
struct FaultCommand {
    Fault fault = Fault::Crash;
    int argument = 0;
};

/// Lines of the fault file that were understood, in their order, and complaints about the others.
struct FaultCommands {
    std::vector<FaultCommand> commands;
    std::vector<std::string> complaints;
};

/// The name that orders it.
std::string faultWord(Fault fault);

/// Reads lines `NAME [ARGUMENT]`; see the README for the names.
FaultCommands parseFaults(std::string_view text);

}  // namespace sim
