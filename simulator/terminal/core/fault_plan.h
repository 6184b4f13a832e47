#pragma once

#include "core/millis.h"

namespace sim {

/// What the broker does with the comment of an order.
enum class Comments {
    Keep,
    Drop,
    Rewrite,  ///< replaces it by its own `#TICKET`
};

/// Faults of the trade server that were requested and not used up yet. Not synchronised: belongs to the owner of the
/// broker. Each count is the number of next requests that are affected.
struct FaultPlan {
    int requotes = 0;             ///< market orders answered with 10004
    int pricesOff = 0;            ///< market orders answered with 10021
    int partialFills = 0;         ///< opens that fill half of the volume: 10010
    int pendingPartialFills = 0;  ///< pending orders that fill half of the volume, and the rest with the next tick
    int executedTimeouts = 0;     ///< requests that are executed and answered with 10012
    int lostTimeouts = 0;         ///< requests that are not executed and answered with 10012
    int unsent = 0;               ///< requests that never leave the terminal: 10031
    int placed = 0;               ///< market orders answered with 10008 and filled later
    int refusedCloses = 0;        ///< closes answered with 10006
    Comments comments = Comments::Keep;
    bool marketClosed = false;  ///< 10018 to all market orders
    Millis slow = 0;            ///< delay of every answer

    /// Uses up one of the requested faults; false when there is none left.
    static bool take(int &count) { return count > 0 && count-- > 0; }
};

}  // namespace sim
