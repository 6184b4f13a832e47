#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/money.h"

namespace sim {

/// What `simulator/broker.ini` may say about a new account and the market.
struct BrokerOptions {
    Money deposit{1'000'000};       ///< of accounts that are not open yet
    int leverage = 100;             ///< likewise
    std::uint64_t seed = 20260101;  ///< of the market; terminals with equal seeds show equal prices
    std::vector<std::string> errors;
};

/// Reads `[Account] Deposit Leverage` and `[Market] Seed`; what is missing or wrong keeps its default.
BrokerOptions parseBrokerOptions(std::string_view text);

}  // namespace sim
