#pragma once

#include "abi/terminal_api.h"

namespace tfsim {

/// Positions, orders, history and trading; `self` is a SimulatedTerminal.
void fillTradeFunctions(TerminalApi &api);

}  // namespace tfsim
