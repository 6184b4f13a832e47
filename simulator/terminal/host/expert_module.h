#pragma once

#include <windows.h>

#include <filesystem>
#include <string>

#include "abi/terminal_api.h"

namespace sim {

/// The functions of a loaded .ex5.
struct ExpertModule {
    HMODULE handle = nullptr;
    const Ex5Info *info = nullptr;
    ex5_attach_fn attach = nullptr;
    ex5_set_input_fn setInput = nullptr;
    ex5_on_init_fn onInit = nullptr;
    ex5_on_deinit_fn onDeinit = nullptr;
    ex5_event_fn onTick = nullptr;
    ex5_event_fn onTimer = nullptr;
    ex5_event_fn onTrade = nullptr;
    ex5_on_trade_transaction_fn onTransaction = nullptr;

    bool has(TfHandler handler) const { return (info->handlers & handler) != 0; }

    /// True for code of the module itself.
    bool contains(const void *address) const;
};

/// Loads a module and looks its functions up. Returns an empty text, or the reason of a failure; nothing stays loaded
/// then.
std::string loadExpertModule(const std::filesystem::path &file, ExpertModule &module);

}  // namespace sim
