#include "core/fault_command.h"

#include <array>
#include <optional>

#include "core/text.h"

namespace sim {
namespace {

enum class Argument { None, Switch, Number };

struct FaultName {
    std::string_view name;
    Fault fault;
    Argument argument;
    int usual;  ///< when the argument is left out
};

constexpr std::array<FaultName, 12> kNames = {{
    {"crash", Fault::Crash, Argument::None, 0},
    {"hang", Fault::Hang, Argument::None, 0},
    {"ea-hang", Fault::ExpertHang, Argument::None, 0},
    {"ea-crash", Fault::ExpertCrash, Argument::None, 0},
    {"disconnect", Fault::Disconnect, Argument::Number, 10},
    {"socket-4014", Fault::SocketForbidden, Argument::Switch, 1},
    {"requote", Fault::Requote, Argument::Number, 1},
    {"price-off", Fault::PriceOff, Argument::Number, 1},
    {"partial-fill", Fault::PartialFill, Argument::Number, 1},
    {"timeout-executed", Fault::TimeoutExecuted, Argument::Number, 1},
    {"slow", Fault::Slow, Argument::Number, 1000},
    {"market-closed", Fault::MarketClosed, Argument::Switch, 1},
}};

std::optional<int> parseArgument(Argument kind, std::string_view text, int usual) {
    if (text.empty())
        return usual;
    if (kind == Argument::Switch) {
        if (text == "on")
            return 1;
        if (text == "off")
            return 0;
        return std::nullopt;
    }
    long long number = 0;
    if (kind == Argument::None || !parseWhole(text, number) || number < 0 || number > 1'000'000)
        return std::nullopt;
    return static_cast<int>(number);
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
            parsed.complaints.push_back("unknown fault '" + std::string(line.substr(0, blank)) + "'");
            continue;
        }
        const std::string_view rest = blank == std::string_view::npos ? "" : trim(line.substr(blank));
        if (const auto argument = parseArgument(name->argument, rest, name->usual)) {
            parsed.commands.push_back({name->fault, *argument});
        } else {
            parsed.complaints.push_back("fault '" + std::string(name->name) + "': bad argument");
        }
    }
    return parsed;
}

}  // namespace sim
