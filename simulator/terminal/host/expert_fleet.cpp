#include "host/expert_fleet.h"

#include <system_error>

#include "core/files.h"
#include "host/clock.h"

namespace sim {

/// The first user loads the file itself, every further one a copy: a module holds the variables of one expert.
std::filesystem::path ExpertFleet::ownCopy(const std::string &file) {
    const std::filesystem::path original = context_.dataFolder / "MQL5" / "Experts" / pathOf(file).make_preferred();
    const int use = ++uses_[file];
    if (use == 1)
        return original;
    const std::filesystem::path folder = context_.dataFolder / "simulator" / "modules";
    const std::filesystem::path copy = folder / pathOf(std::to_string(use) + "-" + expertName(file) + ".ex5");
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    std::filesystem::copy_file(original, copy, std::filesystem::copy_options::overwrite_existing, failed);
    return copy;
}

void ExpertFleet::attach(const ExpertOnChart &chart) {
    const std::scoped_lock lock(mutex_);
    const auto refuse = [&](const std::string &why) {
        context_.journal.write(
            wallClock(),
            {"Experts", "loading of " + chart.name + " (" + chart.symbol + "," + chart.period + ") failed: " + why,
             Severity::Error});
    };
    if (!context_.desk.quoteAt(chart.symbol, wallClock())) {
        refuse("the broker has no symbol " + chart.symbol);
        return;
    }
    const std::filesystem::path file = ownCopy(chart.file);
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file, failed)) {
        refuse("there is no file MQL5\\Experts\\" + chart.file);
        return;
    }
    experts_.push_back(std::make_unique<Expert>(chart, file, context_));
    experts_.back()->start();
}

void ExpertFleet::tick(const std::vector<std::string> &symbols) {
    const std::scoped_lock lock(mutex_);
    for (const auto &expert : experts_) {
        for (const std::string &symbol : symbols) {
            if (symbol == expert->chart().symbol)
                expert->events().postTick();
        }
    }
}

void ExpertFleet::announce(const std::vector<TradeTransaction> &transactions) {
    const std::scoped_lock lock(mutex_);
    for (const auto &expert : experts_)
        expert->events().postTransactions(transactions);
}

void ExpertFleet::answer(const std::vector<LateAnswer> &answers) {
    const std::scoped_lock lock(mutex_);
    for (const LateAnswer &late : answers) {
        for (const auto &expert : experts_) {
            if (expert.get() == late.owner)
                expert->events().postRequest(late.request, late.result);
        }
    }
}

void ExpertFleet::changeInputs(const std::vector<ExpertInput> &inputs) {
    const std::scoped_lock lock(mutex_);
    for (const auto &expert : experts_)
        expert->events().postInputs(inputs);
}

void ExpertFleet::hang() {
    const std::scoped_lock lock(mutex_);
    for (const auto &expert : experts_)
        expert->events().postHang();
}

void ExpertFleet::crash() {
    const std::scoped_lock lock(mutex_);
    for (const auto &expert : experts_)
        expert->events().postCrash();
}

bool ExpertFleet::stop(int reason, unsigned milliseconds) {
    std::vector<Expert *> running;
    {
        const std::scoped_lock lock(mutex_);
        for (const auto &expert : experts_)
            running.push_back(expert.get());
    }
    for (Expert *expert : running)
        expert->events().postStop(reason);
    bool areAllDone = true;
    const std::uint64_t deadline = steadyMicroseconds() + milliseconds * 1000ull;
    for (const Expert *expert : running) {
        const std::uint64_t now = steadyMicroseconds();
        areAllDone &= expert->join(now >= deadline ? 0 : static_cast<DWORD>((deadline - now) / 1000));
    }
    return areAllDone;
}

ExpertFleet::Label ExpertFleet::label(const std::string &symbol) const {
    const std::scoped_lock lock(mutex_);
    for (const auto &expert : experts_) {
        if (expert->chart().symbol == symbol && expert->isRunning())
            return {expert->chart().name, expert->comment()};
    }
    return {};
}

}  // namespace sim
