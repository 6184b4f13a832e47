#pragma once

#include <memory>
#include <string>

#include "abi/terminal_api.h"

namespace tfsim {

/// One loaded expert: a private copy of its library, so that its global variables are its own and are new at each
/// loading. Unloaded by the destructor.
class ExpertLibrary {
public:
    /// Null if the file cannot be loaded or is no expert of this version of terminal_api.h.
    static std::unique_ptr<ExpertLibrary> load(const std::string &file);

    ~ExpertLibrary();
    ExpertLibrary(const ExpertLibrary &) = delete;
    ExpertLibrary &operator=(const ExpertLibrary &) = delete;

    void attach(const TerminalApi &api, void *self, const TfChart &chart) const { attach_(&api, self, &chart); }
    tf_error setInput(const std::string &name, const std::string &value) const {
        return setInput_(name.c_str(), value.c_str());
    }

    /// What OnInit returned, or -1 if it was aborted.
    int init() const;
    void deinit(int reason) const { onDeinit_(reason); }

    // Each returns false if the expert was aborted and must be removed.
    bool timer() const { return run(TF_ON_TIMER, onTimer_); }
    bool tick() const { return run(TF_ON_TICK, onTick_); }
    bool trade() const { return run(TF_ON_TRADE, onTrade_); }
    bool transaction(const TfTradeTransaction &transaction, const TfTradeRequest &request,
                     const TfTradeResult &result) const;

private:
    ExpertLibrary() = default;
    bool resolve();
    bool run(TfHandler handler, ex5_event_fn event) const;

    int slot_ = -1;
    void *module_ = nullptr;
    const Ex5Info *info_ = nullptr;
    ex5_attach_fn attach_ = nullptr;
    ex5_set_input_fn setInput_ = nullptr;
    ex5_on_init_fn onInit_ = nullptr;
    ex5_on_deinit_fn onDeinit_ = nullptr;
    ex5_event_fn onTimer_ = nullptr;
    ex5_event_fn onTick_ = nullptr;
    ex5_event_fn onTrade_ = nullptr;
    ex5_on_trade_transaction_fn onTransaction_ = nullptr;
};

}  // namespace tfsim
