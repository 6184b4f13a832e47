#include "core/fault_command.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "core/text.h"

namespace sim {
namespace {

enum class Argument { None, Switch, Number, Hours, Ticket, Comments, Assignment, Words };

struct FaultName {
    std::string_view name;
    Fault fault;
    Argument argument;
    int usual;  ///< when the argument is left out
};

constexpr std::array<FaultName, 31> kNames = {{
    {"crash", Fault::Crash, Argument::None, 0},
    {"hang", Fault::Hang, Argument::None, 0},
    {"ea-hang", Fault::ExpertHang, Argument::None, 0},
    {"ea-crash", Fault::ExpertCrash, Argument::None, 0},
    {"inputs", Fault::Inputs, Argument::Assignment, 0},
    {"disconnect", Fault::Disconnect, Argument::Number, 10},
    {"unsynchronised", Fault::Unsynchronised, Argument::Number, 10},
    {"list-lag", Fault::ListLag, Argument::Number, 1000},
    {"history-lag", Fault::HistoryLag, Argument::Number, 1000},
    {"socket-4014", Fault::SocketForbidden, Argument::Switch, 1},
    {"readable-lies", Fault::ReadableLies, Argument::Switch, 1},
    {"half-open", Fault::HalfOpen, Argument::Switch, 1},
    {"requote", Fault::Requote, Argument::Number, 1},
    {"price-off", Fault::PriceOff, Argument::Number, 1},
    {"partial-fill", Fault::PartialFill, Argument::Number, 1},
    {"pending-partial", Fault::PendingPartial, Argument::Number, 1},
    {"timeout-executed", Fault::TimeoutExecuted, Argument::Number, 1},
    {"timeout-lost", Fault::TimeoutLost, Argument::Number, 1},
    {"not-sent", Fault::Unsent, Argument::Number, 1},
    {"placed", Fault::Placed, Argument::Number, 1},
    {"refuse-close", Fault::RefuseClose, Argument::Number, 1},
    {"comments", Fault::Comments, Argument::Comments, 1},
    {"slow", Fault::Slow, Argument::Number, 1000},
    {"market-closed", Fault::MarketClosed, Argument::Switch, 1},
    {"weekend", Fault::Weekend, Argument::Switch, 1},
    {"time-zone", Fault::TimeZone, Argument::Hours, 0},
    {"hand-close", Fault::HandClose, Argument::Ticket, 0},
    {"hand-partial", Fault::HandPartial, Argument::Ticket, 0},
    {"hand-cancel", Fault::HandCancel, Argument::Ticket, 0},
    {"reach-order", Fault::ReachOrder, Argument::Ticket, 0},
    {"hand-trade", Fault::HandTrade, Argument::Words, 0},
}};

std::optional<std::int64_t> wordIn(std::initializer_list<std::string_view> words, std::string_view text) {
    const auto found = std::find(words.begin(), words.end(), text);
    return found == words.end() ? std::nullopt : std::optional<std::int64_t>(found - words.begin());
}

std::optional<std::int64_t> numberIn(std::string_view text, std::int64_t least, std::int64_t most) {
    long long number = 0;
    if (!parseWhole(text, number) || number < least || number > most)
        return std::nullopt;
    return number;
}

std::optional<std::int64_t> parseArgument(Argument kind, std::string_view text, int usual) {
    if (kind == Argument::Assignment) {
        const std::size_t equals = text.find('=');
        return equals == 0 || equals == std::string_view::npos ? std::nullopt : std::optional<std::int64_t>(0);
    }
    if (kind == Argument::Words)
        return text.empty() ? std::nullopt : std::optional<std::int64_t>(0);
    if (text.empty())
        return usual;
    switch (kind) {
        case Argument::Switch:
            return wordIn({"off", "on"}, text);
        case Argument::Comments:
            return wordIn({"keep", "drop", "rewrite"}, text);
        case Argument::Number:
            return numberIn(text, 0, 1'000'000);
        case Argument::Hours:
            return numberIn(text, -12, 14);
        case Argument::Ticket:
            return numberIn(text, 0, 1'000'000'000'000'000);
        default:
            return std::nullopt;
    }
}

const FaultName *findName(std::string_view name) {
    for (const FaultName &candidate : kNames) {
        if (candidate.name == name)
            return &candidate;
    }
    return nullptr;
}

}  // namespace

std::string faultWord(Fault fault) {
    for (const FaultName &candidate : kNames) {
        if (candidate.fault == fault)
            return std::string(candidate.name);
    }
    return "";
}

FaultCommands parseFaults(std::string_view text) {
    FaultCommands parsed;
    for (const std::string &raw : splitLines(text)) {
        const std::string_view line = trim(raw);
        if (line.empty())
            continue;
        const std::size_t blank = line.find(' ');
        const FaultName *name = findName(line.substr(0, blank));
        if (name == nullptr) {
            parsed.messages.push_back("unknown fault '" + std::string(line.substr(0, blank)) + "'");
            continue;
        }
        const std::string_view rest = blank == std::string_view::npos ? "" : trim(line.substr(blank));
        if (const auto argument = parseArgument(name->argument, rest, name->usual)) {
            const bool isText = name->argument == Argument::Assignment || name->argument == Argument::Words;
            parsed.commands.push_back({name->fault, *argument, isText ? std::string(rest) : ""});
        } else {
            parsed.messages.push_back("fault '" + std::string(name->name) + "': bad argument");
        }
    }
    return parsed;
}

}  // namespace sim
