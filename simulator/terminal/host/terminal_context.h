#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/desk.h"
#include "core/global_variables.h"
#include "core/journal.h"
#include "core/socket_faults.h"

namespace sim {

/// What the terminal shares with its experts. Any thread may use all of it.
struct TerminalContext {
    Desk &desk;
    Journal &journal;         ///< the terminal's own, `logs`
    Journal &expertsJournal;  ///< what experts print, `MQL5/Logs`
    GlobalVariables &globals;
    const std::filesystem::path dataFolder;
    std::atomic<bool> isAlgoTradingOn{true};
    SocketFaults socketFaults{};

    /// Reports a change of the account to every expert; set before the first expert starts.
    std::function<void(const std::vector<TradeTransaction> &)> announce{};
};

}  // namespace sim
