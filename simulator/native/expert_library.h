#pragma once

#include <memory>
#include <string>

#include "host/expert_functions.h"

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

    void attach(const TerminalApi &api, void *self, const TfChart &chart) const {
        functions_.attach(&api, self, &chart);
    }
    tf_error setInput(const std::string &name, const std::string &value) const {
        return functions_.setInput(name.c_str(), value.c_str());
    }

    /// What OnInit returned, or -1 if it was aborted.
    int init() const;
    void deinit(int reason) const { functions_.onDeinit(reason); }

    // Each returns false if the expert was aborted and must be removed.
    bool timer() const { return functions_.timer() == TF_EVENT_DONE; }
    bool tick() const { return functions_.tick() == TF_EVENT_DONE; }
    bool trade() const { return functions_.trade() == TF_EVENT_DONE; }
    bool transaction(const TfTradeTransaction &transaction, const TfTradeRequest &request,
                     const TfTradeResult &result) const {
        return functions_.transaction(transaction, request, result) == TF_EVENT_DONE;
    }

private:
    ExpertLibrary() = default;

    int slot_ = -1;
    void *module_ = nullptr;
    sim::ExpertFunctions functions_;
};

}  // namespace tfsim
