#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/broker.h"
#include "core/money.h"

namespace sim {

/// What `simulator/broker.ini` may say about the account, the market and the terminal's first Market Watch.
struct BrokerOptions {
    Money deposit{1'000'000};                ///< of accounts that are not open yet
    int leverage = 100;                      ///< likewise
    bool isNetting = false;                  ///< likewise
    AccountRules rules;                      ///< `[Account] Hedge Fifo`
    std::uint64_t seed = 20260101;           ///< of the market; terminals with equal seeds show equal prices
    Millis zone = 0;                         ///< the broker's clock is ahead of UTC by that much
    bool hasWeekends = false;                ///< whether the market closes on Saturday and Sunday
    std::optional<int> stopsLevel{};         ///< points, of all symbols; none: each symbol's own
    std::optional<int> freezeLevel{};        ///< likewise
    std::vector<std::string> marketWatch{};  ///< symbols that are selected at the start; empty: all
    std::vector<std::string> errors{};
};

/// Reads the sections `[Account]` and `[Market]`; the README lists the keys. What is missing or wrong keeps its
/// default.
BrokerOptions parseBrokerOptions(std::string_view text);

}  // namespace sim
