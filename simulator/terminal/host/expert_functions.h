#pragma once

#include <cstdint>
#include <string>
#include <type_traits>

#include "abi/terminal_api.h"

namespace sim {

/// The functions that a loaded expert exports, however it was loaded.
struct ExpertFunctions {
    const Ex5Info *info = nullptr;
    ex5_attach_fn attach = nullptr;
    ex5_set_input_fn setInput = nullptr;
    ex5_on_init_fn onInit = nullptr;
    ex5_on_deinit_fn onDeinit = nullptr;

    /// Looks them up. `addressOf` takes an exported name and returns its address, null if there is none. Returns an
    /// empty text, or why this is no expert for this terminal.
    template <typename AddressOf>
    std::string resolve(AddressOf addressOf) {
        const auto find = [&](const char *name, auto &function) {
            function = reinterpret_cast<std::decay_t<decltype(function)>>(addressOf(name));
            return function != nullptr;
        };
        ex5_info_fn described = nullptr;
        if (!find(TF_EX5_INFO, described))
            return "it is not a program for this terminal";
        info = described();
        if (info == nullptr || info->abi_version != TF_ABI_VERSION)
            return "it was compiled for another terminal";
        const bool isWhole = find(TF_EX5_ATTACH, attach) && find(TF_EX5_SET_INPUT, setInput) &&
                             find(TF_EX5_ON_INIT, onInit) && find(TF_EX5_ON_DEINIT, onDeinit);
        if (!isWhole)
            return "it lacks functions that every expert has";
        find(TF_EX5_ON_TICK, onTick_);
        find(TF_EX5_ON_TIMER, onTimer_);
        find(TF_EX5_ON_TRADE, onTrade_);
        find(TF_EX5_ON_TRADE_TRANSACTION, onTransaction_);
        return "";
    }

    // Events: TF_EVENT_DONE if the expert has no handler.
    std::int32_t tick() const { return run(TF_ON_TICK, onTick_); }
    std::int32_t timer() const { return run(TF_ON_TIMER, onTimer_); }
    std::int32_t trade() const { return run(TF_ON_TRADE, onTrade_); }
    std::int32_t transaction(const TfTradeTransaction &transaction, const TfTradeRequest &request,
                             const TfTradeResult &result) const {
        return has(TF_ON_TRADE_TRANSACTION) && onTransaction_ != nullptr
                   ? onTransaction_(&transaction, &request, &result)
                   : TF_EVENT_DONE;
    }

private:
    bool has(TfHandler handler) const { return (info->handlers & handler) != 0; }
    std::int32_t run(TfHandler handler, ex5_event_fn event) const {
        return has(handler) && event != nullptr ? event() : TF_EVENT_DONE;
    }

    ex5_event_fn onTick_ = nullptr;
    ex5_event_fn onTimer_ = nullptr;
    ex5_event_fn onTrade_ = nullptr;
    ex5_on_trade_transaction_fn onTransaction_ = nullptr;
};

}  // namespace sim
