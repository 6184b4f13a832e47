#pragma once

namespace sim {

/// Ends the process at once, as an access violation would.
[[noreturn]] void crashProcess();

/// Stops every thread of the process for good; sockets and files stay open.
[[noreturn]] void hangProcess();

}  // namespace sim
