// MQL5 for experts translated to C++: types, functions and constants, served by a terminal through abi/terminal_api.h.
// One translated expert is one translation unit; everything here is inline.
#pragma once

#include "mql5/accounts.h"
#include "mql5/array.h"
#include "mql5/clock.h"
#include "mql5/format.h"
#include "mql5/global_variables.h"
#include "mql5/history.h"
#include "mql5/maths.h"
#include "mql5/module.h"
#include "mql5/orders.h"
#include "mql5/positions.h"
#include "mql5/runtime.h"
#include "mql5/sockets.h"
#include "mql5/strings.h"
#include "mql5/symbols.h"
#include "mql5/text.h"
#include "mql5/trade.h"
#include "mql5/types.h"
