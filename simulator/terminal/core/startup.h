#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// What `startup.ini` asks for.
struct Startup {
    std::uint64_t login = 0;  ///< 0: no login
    std::string password;     ///< never written anywhere
    std::string server;
    bool algoTrading = true;  ///< the AutoTrading button at start
    std::string profile = "Default";
    std::string expert;            ///< as written, relative to MQL5/Experts; empty: none
    std::string expertParameters;  ///< file name under MQL5/Presets; empty: the expert's defaults
    std::string symbol = "EURUSD";
    std::string period = "M1";
    std::vector<std::string> errors;  ///< for the journal; hold field names, never values of secrets
};

/// Reads the text of startup.ini. Wrong values are reported in `errors` and replaced by their defaults.
Startup parseStartup(std::string_view text);

/// The command line without the program's name.
struct CommandLine {
    bool portable = false;
    std::optional<std::string> config;  ///< path of startup.ini
};

/// Switches are compared without regard to case; unknown ones are ignored, as MT5 does.
CommandLine parseCommandLine(const std::vector<std::string> &arguments);

}  // namespace sim
