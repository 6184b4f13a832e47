#include "core/broker_options.h"

#include "core/ini.h"
#include "core/text.h"

namespace sim {

BrokerOptions parseBrokerOptions(std::string_view text) {
    BrokerOptions options;
    const Ini ini = Ini::parse(text);
    options.errors = ini.errors();
    const auto number = [&](const char *section, const char *key, long long least, long long most, auto use) {
        const auto written = ini.find(section, key);
        if (!written)
            return;
        long long value = 0;
        if (parseWhole(*written, value) && value >= least && value <= most) {
            use(value);
        } else {
            options.errors.push_back(std::string("[") + section + "] " + key + ": a whole number from " +
                                     std::to_string(least) + " to " + std::to_string(most) + " is needed");
        }
    };
    number("Account", "Deposit", 1, 1'000'000'000, [&](long long value) { options.deposit = Money{value * 100}; });
    number("Account", "Leverage", 1, 1000, [&](long long value) { options.leverage = static_cast<int>(value); });
    number("Market", "Seed", 0, 1'000'000'000'000,
           [&](long long value) { options.seed = static_cast<std::uint64_t>(value); });
    return options;
}

}  // namespace sim
