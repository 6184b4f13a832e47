#pragma once

#include "core/millis.h"

namespace sim {

/// Faults of the trade server that have been ordered and wait for their occasion. Not synchronised: belongs to whoever
/// owns the broker.
struct FaultPlan {
    int requotes = 0;           ///< so many next market orders get 10004
    int pricesOff = 0;          ///< so many get 10021
    int partialFills = 0;       ///< so many next opens fill half of the volume: 10010
    int executedTimeouts = 0;   ///< so many are executed but answered with 10012
    bool marketClosed = false;  ///< 10018 to all market orders
    Millis slow = 0;            ///< delay of every answer

    /// Uses one of the ordered faults, if any is left.
    static bool take(int &ordered) { return ordered > 0 && ordered-- > 0; }
};

}  // namespace sim
