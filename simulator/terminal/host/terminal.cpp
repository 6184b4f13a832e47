#include "host/terminal.h"

#include <algorithm>
#include <system_error>

#include "core/files.h"
#include "core/text.h"
#include "host/clock.h"
#include "host/process_faults.h"

namespace sim {
namespace {

constexpr unsigned kStopTime = 3000;

std::vector<std::filesystem::path> chartFiles(const std::filesystem::path &folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (const auto &entry : std::filesystem::directory_iterator(folder, failed)) {
        if (lowerCase(textOf(entry.path().extension())) == ".chr")
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

Terminal::Terminal(const std::filesystem::path &dataFolder, const Startup &startup, const BrokerOptions &options)
    : dataFolder_(dataFolder),
      startup_(startup),
      journal_(dataFolder / "logs"),
      expertsJournal_(dataFolder / "MQL5" / "Logs"),
      globals_(dataFolder / "profiles" / "gvariables.tsv"),
      desk_(startup, options, dataFolder / "bases"),
      context_{desk_, journal_, expertsJournal_, globals_, dataFolder},
      experts_(context_),
      faultFile_(dataFolder / "simulator" / "faults"),
      stopping_(CreateEventW(nullptr, TRUE, FALSE, nullptr)),
      chartSymbol_(startup.symbol) {
    context_.isAlgoTradingOn = startup.algoTrading;
    context_.announce = [this](const std::vector<TradeTransaction> &transactions) { experts_.announce(transactions); };
}

Terminal::~Terminal() { CloseHandle(stopping_); }

void Terminal::log(const std::string &source, const std::string &text, Severity severity) {
    journal_.write(wallClock(), {source, text, severity});
}

void Terminal::writeAll(const std::vector<JournalEntry> &entries) {
    for (const JournalEntry &entry : entries)
        journal_.write(wallClock(), entry);
}

void Terminal::start() { pulseThread_ = CreateThread(nullptr, 0, &Terminal::pulseMain, this, 0, nullptr); }

DWORD WINAPI Terminal::pulseMain(void *self) {
    Terminal &terminal = *static_cast<Terminal *>(self);
    terminal.takeFaults();
    while (true) {
        terminal.pulse();
        const Millis rest = QuoteSource::kSlot - wallClock() % QuoteSource::kSlot;
        const HANDLE handles[] = {terminal.stopping_, terminal.faultFile_.changed()};
        const DWORD count = handles[1] == INVALID_HANDLE_VALUE ? 1 : 2;
        const DWORD woken = WaitForMultipleObjects(count, handles, FALSE, static_cast<DWORD>(rest));
        if (woken == WAIT_OBJECT_0)
            return 0;
        if (woken == WAIT_OBJECT_0 + 1)
            terminal.takeFaults();
    }
}

void Terminal::pulse() {
    const DeskNews news = desk_.pulse(wallClock());
    writeAll(news.journal);
    if (!areChartsOpen_ && desk_.hasAccount()) {
        areChartsOpen_ = true;
        openCharts();
    }
    if (!news.transactions.empty())
        experts_.announce(news.transactions);
    experts_.answer(news.answers);
    if (!news.ticked.empty())
        experts_.tick(news.ticked);
}

std::vector<ExpertInput> Terminal::preset(const std::string &name) {
    if (name.empty())
        return {};
    const auto text = readTextFile(dataFolder_ / "MQL5" / "Presets" / pathOf(name));
    if (!text)
        log("Terminal", "there is no preset MQL5\\Presets\\" + name, Severity::Error);
    return parsePreset(text.value_or(""));
}

void Terminal::openCharts() {
    for (const auto &file : chartFiles(dataFolder_ / "MQL5" / "Profiles" / "Charts" / pathOf(startup_.profile))) {
        const ChartProfile chart = parseChartProfile(readTextFile(file).value_or(""));
        if (chart.symbol.empty()) {
            log("Terminal", "chart " + textOf(file.filename()) + ": symbol is missing", Severity::Error);
            continue;
        }
        for (const ExpertOnChart &expert : chart.experts)
            experts_.attach(expert);
    }
    if (startup_.expert.empty())
        return;
    ExpertOnChart expert;
    expert.file = expertFile(startup_.expert);
    if (expert.file.empty()) {
        log("Terminal", "[StartUp] Expert: a path below MQL5\\Experts is needed", Severity::Error);
        return;
    }
    expert.name = expertName(expert.file);
    expert.symbol = startup_.symbol;
    expert.period = startup_.period;
    expert.inputs = preset(startup_.expertParameters);
    experts_.attach(expert);
}

void Terminal::takeFaults() {
    const std::string text = faultFile_.take();
    if (text.empty())
        return;
    const FaultCommands faults = parseFaults(text);
    for (const std::string &message : faults.messages)
        log("Simulator", message, Severity::Error);
    for (const FaultCommand &command : faults.commands)
        carryOut(command);
}

void Terminal::carryOut(const FaultCommand &command) {
    log("Simulator", "fault requested: " + faultWord(command.fault) + " " + std::to_string(command.argument),
        Severity::Warning);
    switch (command.fault) {
        case Fault::Crash:
            crashProcess();
        case Fault::Hang:
            hangProcess();
        case Fault::ExpertHang:
            experts_.hang();
            break;
        case Fault::ExpertCrash:
            experts_.crash();
            break;
        case Fault::SocketForbidden:
            context_.socketFaults.setForbidden(command.argument != 0);
            break;
        case Fault::ReadableLies:
            context_.socketFaults.setReadableLies(command.argument != 0);
            break;
        case Fault::HalfOpen:
            context_.socketFaults.setHalfOpen(command.argument != 0);
            break;
        case Fault::Inputs:
            experts_.changeInputs(parsePreset(command.text));
            break;
        default:
            writeAll(desk_.apply(command, wallClock()));
            break;
    }
}

void Terminal::toggleAlgoTrading() {
    const bool isOn = !context_.isAlgoTradingOn;
    context_.isAlgoTradingOn = isOn;
    log("Terminal", isOn ? "automated trading is enabled" : "automated trading is disabled");
}

bool Terminal::showChart(const std::string &words) {
    const std::string wanted = lowerCase(trim(words));
    for (const SymbolSpec &symbol : desk_.symbols()) {
        if (wanted.empty() || !lowerCase(symbol.name).starts_with(wanted))
            continue;
        const std::scoped_lock lock(mutex_);
        chartSymbol_ = symbol.name;
        return true;
    }
    return false;
}

ViewState Terminal::view() const {
    const Millis now = wallClock();
    ViewState view;
    view.login = desk_.login();
    view.server = desk_.serverName();
    view.link = desk_.link();
    view.isAlgoTradingOn = context_.isAlgoTradingOn;
    view.hasAccount = desk_.hasAccount();
    {
        const std::scoped_lock lock(mutex_);
        view.chart.symbol = chartSymbol_;
    }
    if (view.hasAccount) {
        view.value = desk_.value(now);
        view.positions = desk_.positions(now);
        for (const SymbolSpec &symbol : desk_.symbols())
            view.symbols.push_back(*desk_.symbol(symbol.name, now));
        view.chart.points = desk_.recentPrices(view.chart.symbol, now);
    }
    const ExpertFleet::Label label = experts_.label(view.chart.symbol);
    view.chart.expert = label.title;
    view.chart.comment = label.comment;
    view.journal = journal_.recent(ViewState::kJournalLines);
    return view;
}

void Terminal::stop() {
    SetEvent(stopping_);
    if (pulseThread_ != nullptr)
        WaitForSingleObject(pulseThread_, kStopTime);
    const bool areAllDone = experts_.stop(REASON_CLOSE, kStopTime);
    if (!areAllDone)
        log("Experts", "an expert did not stop in time: abnormal termination", Severity::Error);
    log("Terminal", "exit with code 0");
}

}  // namespace sim
