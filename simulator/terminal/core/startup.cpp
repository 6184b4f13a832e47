#include "core/startup.h"

#include <algorithm>
#include <array>

#include "core/ini.h"
#include "core/text.h"

namespace sim {
namespace {

bool isPeriod(std::string_view name) {
    static constexpr std::array<std::string_view, 21> kPeriods = {"M1",  "M2",  "M3",  "M4",  "M5", "M6", "M10",
                                                                  "M12", "M15", "M20", "M30", "H1", "H2", "H3",
                                                                  "H4",  "H6",  "H8",  "H12", "D1", "W1", "MN1"};
    return std::find(kPeriods.begin(), kPeriods.end(), name) != kPeriods.end();
}

bool isFileName(std::string_view name) { return name.find_first_of("/\\:") == std::string_view::npos && name != ".."; }

}  // namespace

Startup parseStartup(std::string_view text) {
    const Ini ini = Ini::parse(text);
    Startup startup;
    startup.errors = ini.errors();
    const auto report = [&startup](const std::string &what) { startup.errors.push_back(what); };

    if (const auto login = ini.find("Common", "Login"); login && !login->empty()) {
        long long number = 0;
        if (parseWhole(*login, number) && number > 0) {
            startup.login = static_cast<std::uint64_t>(number);
        } else {
            report("[Common] Login: a whole number above 0 is needed");
        }
    }
    startup.password = ini.text("Common", "Password");
    startup.server = ini.text("Common", "Server");
    if (startup.login != 0 && startup.server.empty())
        report("[Common] Server: missing");

    startup.algoTrading = ini.flag("Experts", "Enabled", true) && ini.flag("Experts", "AllowLiveTrading", true);
    if (const auto profile = ini.find("Charts", "ProfileLast"); profile && !profile->empty()) {
        if (isFileName(*profile)) {
            startup.profile = *profile;
        } else {
            report("[Charts] ProfileLast: a name without a folder is needed");
        }
    }

    startup.expert = ini.text("StartUp", "Expert");
    startup.expertParameters = ini.text("StartUp", "ExpertParameters");
    if (!isFileName(startup.expertParameters)) {
        report("[StartUp] ExpertParameters: a file name without a folder is needed");
        startup.expertParameters.clear();
    }
    startup.symbol = ini.text("StartUp", "Symbol", startup.symbol);
    startup.period = ini.text("StartUp", "Period", startup.period);
    if (!isPeriod(startup.period)) {
        report("[StartUp] Period: not a time frame of MT5");
        startup.period = "M1";
    }
    return startup;
}

CommandLine parseCommandLine(const std::vector<std::string> &arguments) {
    CommandLine line;
    for (const std::string &argument : arguments) {
        const std::string lower = lowerCase(argument);
        if (lower == "/portable")
            line.portable = true;
        if (lower.starts_with("/config:"))
            line.config = argument.substr(8);
    }
    return line;
}

}  // namespace sim
