#pragma once

#include <string>

#include "core/symbol_spec.h"
#include "core/trade_types.h"

namespace sim {

/// A retcode in the words of MT5's journal: `Invalid volume`.
std::string retcodeText(int retcode);

/// `buy` or `sell`.
std::string sideWord(int type);

/// `buy limit`; of a market order `buy`.
std::string orderWord(int type);

/// A volume with at most two decimals and no trailing zeros.
std::string volumeText(Lots volume);

/// `#12 buy 0.1 EURUSD 1.08510`.
std::string positionText(const Position &position, int digits);

/// A request in the words of the journal: `market buy 0.1 EURUSD sl: 1.08000 tp: 1.09000`.
std::string requestText(const TradeRequest &request, const SymbolSpec *symbol, const Position *position);

/// `deal #3 buy 0.1 EURUSD at 1.08510 done (based on order #2)`.
std::string dealText(const Deal &deal, int digits);

}  // namespace sim
