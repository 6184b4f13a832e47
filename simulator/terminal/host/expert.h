#pragma once

#include <windows.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "core/chart_profile.h"
#include "host/expert_events.h"
#include "host/expert_module.h"
#include "host/expert_sockets.h"
#include "host/terminal_context.h"

namespace sim {

/// One expert on one chart: its module, its thread, its events. All code of the module runs on that thread; an expert
/// that hangs or crashes does not affect the terminal or other experts.
class Expert {
public:
    /// \param file the module's own copy on disk: one loaded file holds one expert's variables
    Expert(ExpertOnChart chart, std::filesystem::path file, TerminalContext &context);
    ~Expert();
    Expert(const Expert &) = delete;
    Expert &operator=(const Expert &) = delete;

    void start();
    ExpertEvents &events() { return events_; }
    const ExpertOnChart &chart() const { return chart_; }

    /// `X (EURUSD,M1)`, as journals call it.
    const std::string &title() const { return title_; }

    /// Waits for the thread; false when it did not end in that time.
    bool join(DWORD milliseconds) const;

    bool isRunning() const { return isRunning_; }

    /// Called from the functions of terminal_api.h, on the expert's thread.
    TerminalContext &context() { return context_; }
    ExpertSockets &sockets() { return sockets_; }
    void print(const std::string &text, Severity severity = Severity::Info) const;
    std::uint64_t startedMicroseconds() const { return started_; }
    void removeAfterEvent() { isRemovalAsked_ = true; }
    bool isRemovalAsked() const { return isRemovalAsked_; }
    void setComment(const std::string &text);

    /// The expert's comment on its chart. Any thread.
    std::string comment() const;

    /// Turns a crash in a module's code into the end of that expert.
    static LONG CALLBACK onException(EXCEPTION_POINTERS *exception);

private:
    static DWORD WINAPI threadMain(void *self);
    [[noreturn]] static void endCrashedThread();

    void run();
    bool load();
    void setInputs(const std::vector<ExpertInput> &inputs);
    bool initialise();
    bool runInit();
    void changeInputs(const std::vector<ExpertInput> &inputs);
    bool hasInput(const std::string &name) const;
    int dispatch(const ExpertEvent &event);
    void finish(int reason);
    void gone();
    void log(const std::string &text, Severity severity = Severity::Info) const;

    const ExpertOnChart chart_;
    const std::filesystem::path file_;
    const std::string title_;
    TerminalContext &context_;
    ExpertEvents events_;
    HANDLE thread_ = nullptr;
    std::atomic<bool> isRunning_{false};
    mutable std::mutex commentMutex_;  // guards comment_
    std::string comment_;

    // The expert's thread only.
    ExpertModule module_;
    ExpertSockets sockets_;
    std::uint64_t started_ = 0;
    bool isRemovalAsked_ = false;
};

/// The table that every expert gets; see terminal_api.h. Valid for the whole run.
const TerminalApi &terminalApi();

}  // namespace sim
