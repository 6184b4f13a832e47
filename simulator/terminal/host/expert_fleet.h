#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/chart_profile.h"
#include "host/expert.h"
#include "host/terminal_context.h"

namespace sim {

/// All experts of the terminal. Any thread may use it.
class ExpertFleet {
public:
    explicit ExpertFleet(TerminalContext &context) : context_(context) {}

    /// Loads and starts an expert; errors go to the journal.
    void attach(const ExpertOnChart &chart);

    void tick(const std::vector<std::string> &symbols);
    void announce(const std::vector<TradeTransaction> &transactions);

    /// Passes answers to the experts that submitted their requests.
    void answer(const std::vector<LateAnswer> &answers);

    /// Changes inputs of every expert that has them.
    void changeInputs(const std::vector<ExpertInput> &inputs);
    void hang();
    void crash();

    /// Runs the OnDeinit of every expert and waits; true when all have ended within that time.
    bool stop(int reason, unsigned milliseconds);

    /// The first expert on that symbol that still runs, as `title` and `comment` for the chart; empty when there is
    /// none.
    struct Label {
        std::string title;
        std::string comment;
    };
    Label label(const std::string &symbol) const;

private:
    std::filesystem::path ownCopy(const std::string &file);

    TerminalContext &context_;
    mutable std::mutex mutex_;  // guards all below
    std::vector<std::unique_ptr<Expert>> experts_;
    std::map<std::string, int> uses_;  // of each module file
};

}  // namespace sim
