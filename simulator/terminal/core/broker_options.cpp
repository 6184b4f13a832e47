#include "core/broker_options.h"

#include "core/ini.h"
#include "core/text.h"

namespace sim {
namespace {

std::vector<std::string> words(std::string_view list) {
    std::vector<std::string> found;
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        const std::string_view word = trim(list.substr(0, comma));
        if (!word.empty())
            found.emplace_back(word);
        list = comma == std::string_view::npos ? "" : list.substr(comma + 1);
    }
    return found;
}

}  // namespace

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
    number("Account", "Netting", 0, 1, [&](long long value) { options.isNetting = value != 0; });
    number("Account", "Hedge", 0, 1, [&](long long value) { options.rules.isHedgeAllowed = value != 0; });
    number("Account", "Fifo", 0, 1, [&](long long value) { options.rules.isFifoClose = value != 0; });
    number("Market", "Seed", 0, 1'000'000'000'000,
           [&](long long value) { options.seed = static_cast<std::uint64_t>(value); });
    number("Market", "TimeZone", -12, 14, [&](long long value) { options.zone = value * 60 * kMinute; });
    number("Market", "Weekend", 0, 1, [&](long long value) { options.hasWeekends = value != 0; });
    number("Market", "StopsLevel", 0, 10'000, [&](long long value) { options.stopsLevel = static_cast<int>(value); });
    number("Market", "FreezeLevel", 0, 10'000, [&](long long value) { options.freezeLevel = static_cast<int>(value); });
    options.marketWatch = words(ini.text("Market", "MarketWatch"));
    return options;
}

}  // namespace sim
