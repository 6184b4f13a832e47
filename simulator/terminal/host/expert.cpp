#include "host/expert.h"

#include "host/clock.h"
#include "host/trade_conversion.h"

namespace sim {
namespace {

int periodNumber(const std::string &period) {
    const int count = std::atoi(period.c_str() + (period.starts_with("MN") ? 2 : 1));
    if (period.starts_with("MN"))
        return PERIOD_MN1;
    switch (period.front()) {
        case 'H':
            return 0x4000 | count;
        case 'D':
            return PERIOD_D1;
        case 'W':
            return PERIOD_W1;
        default:
            return count;
    }
}

TfChart chartOf(const ExpertOnChart &expert, const void *id) {
    TfChart chart{};
    copyText(chart.symbol, expert.symbol);
    chart.period = periodNumber(expert.period);
    chart.id = static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(id));
    return chart;
}

}  // namespace

Expert::Expert(ExpertOnChart chart, std::filesystem::path file, TerminalContext &context)
    : chart_(std::move(chart)),
      file_(std::move(file)),
      title_(chart_.name + " (" + chart_.symbol + "," + chart_.period + ")"),
      context_(context),
      sockets_(context.socketFaults) {}

Expert::~Expert() {
    if (thread_ != nullptr)
        CloseHandle(thread_);
}

void Expert::start() {
    isRunning_ = true;
    thread_ = CreateThread(nullptr, 0, &Expert::threadMain, this, 0, nullptr);
}

bool Expert::join(DWORD milliseconds) const {
    return thread_ == nullptr || WaitForSingleObject(thread_, milliseconds) == WAIT_OBJECT_0;
}

void Expert::log(const std::string &text, Severity severity) const {
    context_.journal.write(wallClock(), {"Experts", text, severity});
}

void Expert::print(const std::string &text, Severity severity) const {
    context_.expertsJournal.write(wallClock(), {title_, text, severity});
}

void Expert::setComment(const std::string &text) {
    const std::scoped_lock lock(commentMutex_);
    comment_ = text;
}

std::string Expert::comment() const {
    const std::scoped_lock lock(commentMutex_);
    return comment_;
}

bool Expert::load() {
    const std::string problem = loadExpertModule(file_, module_);
    if (problem.empty())
        return true;
    log("loading of " + title_ + " failed: " + problem, Severity::Error);
    return false;
}

void Expert::setInputs(const std::vector<ExpertInput> &inputs) {
    for (const ExpertInput &input : inputs) {
        const tf_error failed = module_.functions.setInput(input.name.c_str(), input.value.c_str());
        if (failed == 0)
            continue;
        const char *why = failed == ERR_NOT_FOUND ? "there is none of that name" : "the value does not fit its type";
        log(title_ + ": input " + input.name + ": " + why, Severity::Warning);
    }
}

bool Expert::initialise() {
    const TfChart chart = chartOf(chart_, this);
    module_.functions.attach(&terminalApi(), this, &chart);
    setInputs(chart_.inputs);
    log("expert " + title_ + " loaded successfully");
    return runInit();
}

/// False when OnInit fails; the expert is removed then.
bool Expert::runInit() {
    int code = INIT_SUCCEEDED;
    const int outcome = module_.functions.onInit(&code);
    if (outcome == TF_EVENT_DONE && code == INIT_SUCCEEDED)
        return true;
    log("initializing of " + title_ + " failed with code " + std::to_string(outcome == TF_EVENT_DONE ? code : -1),
        Severity::Error);
    finish(REASON_INITFAILED);
    return false;
}

bool Expert::hasInput(const std::string &name) const {
    for (int i = 0; i < module_.functions.info->input_count; ++i) {
        if (name == module_.functions.info->inputs[i].name)
            return true;
    }
    return false;
}

/// As in MetaTrader the module stays loaded: global variables and sockets outlive the change.
void Expert::changeInputs(const std::vector<ExpertInput> &inputs) {
    for (const ExpertInput &input : inputs) {
        if (!hasInput(input.name))
            return;
    }
    module_.functions.onDeinit(REASON_PARAMETERS);
    setInputs(inputs);
    runInit();
}

int Expert::dispatch(const ExpertEvent &event) {
    switch (event.kind) {
        case ExpertEvent::Kind::Tick:
            return module_.functions.tick();
        case ExpertEvent::Kind::Timer:
            return module_.functions.timer();
        case ExpertEvent::Kind::Trade:
            return module_.functions.trade();
        case ExpertEvent::Kind::Transaction: {
            const TfTradeTransaction transaction = toApi(event.transaction);
            const TfTradeRequest request = event.request ? toApi(*event.request) : TfTradeRequest{};
            const TfTradeResult result = event.result ? toApi(*event.result) : TfTradeResult{};
            return module_.functions.transaction(transaction, request, result);
        }
        case ExpertEvent::Kind::Inputs:
            changeInputs(event.inputs);
            return TF_EVENT_DONE;
        case ExpertEvent::Kind::Hang:
            print("fault: this expert hangs", Severity::Warning);
            while (true)
                Sleep(INFINITE);
        case ExpertEvent::Kind::Crash:
            print("fault: critical error", Severity::Error);
            return TF_EVENT_ABORTED;
        case ExpertEvent::Kind::Stop:
            break;
    }
    return 0;
}

void Expert::finish(int reason) {
    module_.functions.onDeinit(reason);
    log("expert " + title_ + " removed");
    gone();
}

void Expert::gone() {
    sockets_.closeAll();
    isRunning_ = false;
}

void Expert::run() {
    started_ = steadyMicroseconds();
    if (!load()) {
        gone();
        return;
    }
    if (initialise()) {
        while (isRunning_) {
            const ExpertEvent event = events_.take();
            if (event.kind == ExpertEvent::Kind::Stop) {
                finish(event.reason);
            } else if (dispatch(event) == TF_EVENT_ABORTED) {
                log("expert " + title_ + " removed", Severity::Error);
                gone();
            } else if (isRemovalAsked_) {
                print("ExpertRemove() function called");
                finish(REASON_PROGRAM);
            }
        }
    }
    FreeLibrary(module_.handle);
    module_ = {};
}

}  // namespace sim
