#pragma once

#include "host/expert.h"

namespace sim {

/// The expert that came along as `self`.
inline Expert &expertOf(void *self) { return *static_cast<Expert *>(self); }

// Each fills in its part of the table.
void fillAccountFunctions(TerminalApi &api);
void fillTradeFunctions(TerminalApi &api);
void fillSocketFunctions(TerminalApi &api);
void fillProgramFunctions(TerminalApi &api);

}  // namespace sim
