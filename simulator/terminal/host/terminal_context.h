#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/desk.h"
#include "core/global_variables.h"
#include "core/journal.h"

namespace sim {

/// What the terminal shares with its experts. Everything in it may be used from any thread.
struct TerminalContext {
    Desk &desk;
    Journal &journal;         ///< the terminal's own, `logs`
    Journal &expertsJournal;  ///< what experts print, `MQL5/Logs`
    GlobalVariables &globals;
    const std::filesystem::path dataFolder;
    std::atomic<bool> isAlgoTradingOn{true};
    std::atomic<bool> areSocketsForbidden{false};

    /// Tells every expert of a change of the account; set before the first expert starts.
    std::function<void(const std::vector<TradeTransaction> &)> announce{};
};

}  // namespace sim
