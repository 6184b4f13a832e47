#pragma once

#include <windows.h>

#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "core/desk.h"
#include "core/startup.h"
#include "host/expert_fleet.h"
#include "host/fault_file.h"
#include "host/terminal_context.h"
#include "view/view_state.h"

namespace sim {

/// The terminal without its window: journals, account, experts, and the thread that steps them.
class Terminal {
public:
    Terminal(const std::filesystem::path &dataFolder, const Startup &startup, const BrokerOptions &options);
    ~Terminal();
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    /// Starts the pulse thread, which logs in and then opens the charts.
    void start();

    /// Ends the experts in order and stops the pulse. An expert that hangs is abandoned after three seconds.
    void stop();

    void toggleAlgoTrading();

    /// Shows that symbol's chart, found by its name or the beginning of it without regard to case. False when there is
    /// none.
    bool showChart(const std::string &words);

    /// What the window shows now.
    ViewState view() const;

    /// Writes a line into the terminal's journal.
    void log(const std::string &source, const std::string &text, Severity severity = Severity::Info);

private:
    static DWORD WINAPI pulseMain(void *self);
    void pulse();
    void openCharts();
    void takeFaults();
    void carryOut(const FaultCommand &command);
    void writeAll(const std::vector<JournalEntry> &entries);
    std::vector<ExpertInput> preset(const std::string &name);

    const std::filesystem::path dataFolder_;
    const Startup startup_;
    Journal journal_;
    Journal expertsJournal_;
    GlobalVariables globals_;
    Desk desk_;
    TerminalContext context_;
    ExpertFleet experts_;
    FaultFile faultFile_;
    HANDLE stopping_;
    HANDLE pulseThread_ = nullptr;
    bool areChartsOpen_ = false;  // pulse thread only

    mutable std::mutex mutex_;  // guards chartSymbol_
    std::string chartSymbol_;
};

}  // namespace sim
