#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/lots.h"

namespace sim {

/// What a broker publishes about a symbol. Numbers of enumerations are MetaTrader's (mql5_constants.h).
struct SymbolSpec {
    std::string name;        ///< with the server's suffix
    std::string marketName;  ///< without it: quotes depend on this one, so every server shows the same market
    std::string description;
    std::string group;  ///< path in the symbol tree without the name: `Forex`
    std::string currencyBase;
    std::string currencyProfit;
    std::string currencyMargin;
    int digits = 5;
    int calcMode = 0;       ///< ENUM_SYMBOL_CALC_MODE
    int executionMode = 0;  ///< ENUM_SYMBOL_TRADE_EXECUTION
    int fillingModes = 0;   ///< SYMBOL_FILLING_ flags
    int stopsLevel = 0;     ///< points; new stops keep this distance from the price
    int freezeLevel = 0;    ///< points; a position with a stop closer than this cannot be changed or closed
    int contractSize = 0;   ///< units of the base currency, or of the goods, in one lot
    Lots volumeMin;
    Lots volumeMax;
    Lots volumeStep;
    Lots volumeLimit;  ///< of all positions in one direction; zero: none

    double point() const;  ///< also the tick size: no symbol here has a coarser one
};

/// A trade server by its name; every one shows the same market under its own symbol names.
struct TradeServer {
    std::string name;
    std::string symbolSuffix;
    std::vector<SymbolSpec> symbols;

    /// The symbol of exactly that name, or nullptr.
    const SymbolSpec *find(std::string_view symbol) const;

    /// The symbol whose name without suffix that is, or nullptr.
    const SymbolSpec *findByMarketName(std::string_view marketName) const;
};

/// The server of that name, or nullptr: `TermFleet-Demo` and `TermFleet-Demo.z` exist. Valid for the whole run.
const TradeServer *findServer(std::string_view name);

}  // namespace sim
