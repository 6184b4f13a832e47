#include "core/symbol_spec.h"

#include "abi/mql5_constants.h"
#include "core/price.h"

namespace sim {
namespace {

Lots hundredths(std::int64_t count) { return {count * (Lots::kUnitsPerLot / 100)}; }

SymbolSpec forex(std::string base, std::string profit, int digits, std::string description) {
    SymbolSpec spec;
    spec.marketName = base + profit;
    spec.description = std::move(description);
    spec.group = "Forex";
    spec.currencyBase = base;
    spec.currencyProfit = std::move(profit);
    spec.currencyMargin = std::move(base);
    spec.digits = digits;
    spec.calcMode = SYMBOL_CALC_MODE_FOREX;
    spec.executionMode = SYMBOL_TRADE_EXECUTION_MARKET;
    spec.fillingModes = SYMBOL_FILLING_FOK | SYMBOL_FILLING_IOC;
    spec.stopsLevel = 10;
    spec.contractSize = 100'000;
    spec.volumeMin = spec.volumeStep = hundredths(1);
    spec.volumeMax = hundredths(10'000);
    return spec;
}

SymbolSpec gold() {
    SymbolSpec spec = forex("XAU", "USD", 2, "Gold vs US Dollar");
    spec.group = "Metals";
    spec.currencyMargin = "USD";
    spec.calcMode = SYMBOL_CALC_MODE_CFDLEVERAGE;
    spec.executionMode = SYMBOL_TRADE_EXECUTION_INSTANT;
    spec.stopsLevel = 20;
    spec.contractSize = 100;
    spec.volumeMax = hundredths(5'000);
    return spec;
}

SymbolSpec index() {
    SymbolSpec spec = forex("US", "500", 1, "US 500 Index");
    spec.group = "Indices";
    spec.currencyBase = spec.currencyProfit = spec.currencyMargin = "USD";
    spec.calcMode = SYMBOL_CALC_MODE_CFDLEVERAGE;
    spec.fillingModes = SYMBOL_FILLING_IOC;
    spec.stopsLevel = 5;
    spec.contractSize = 10;
    spec.volumeMin = spec.volumeStep = hundredths(10);
    spec.volumeMax = hundredths(25'000);
    spec.volumeLimit = hundredths(50'000);
    return spec;
}

TradeServer makeServer(std::string name, std::string suffix) {
    TradeServer server{
        std::move(name),
        std::move(suffix),
        {forex("EUR", "USD", 5, "Euro vs US Dollar"), forex("GBP", "USD", 5, "Pound Sterling vs US Dollar"),
         forex("USD", "JPY", 3, "US Dollar vs Japanese Yen"), forex("USD", "CHF", 5, "US Dollar vs Swiss Franc"),
         forex("AUD", "USD", 5, "Australian Dollar vs US Dollar"), forex("EUR", "GBP", 5, "Euro vs Pound Sterling"),
         gold(), index()}};
    for (SymbolSpec &spec : server.symbols)
        spec.name = spec.marketName + server.symbolSuffix;
    return server;
}

const std::vector<TradeServer> &servers() {
    static const std::vector<TradeServer> all = {makeServer("TermFleet-Demo", ""),
                                                 makeServer("TermFleet-Demo.z", ".z")};
    return all;
}

}  // namespace

double SymbolSpec::point() const { return 1.0 / powerOfTen(digits); }

const SymbolSpec *TradeServer::find(std::string_view symbol) const {
    for (const SymbolSpec &spec : symbols) {
        if (spec.name == symbol)
            return &spec;
    }
    return nullptr;
}

const SymbolSpec *TradeServer::findByMarketName(std::string_view marketName) const {
    for (const SymbolSpec &spec : symbols) {
        if (spec.marketName == marketName)
            return &spec;
    }
    return nullptr;
}

const TradeServer *findServer(std::string_view name) {
    for (const TradeServer &server : servers()) {
        if (server.name == name)
            return &server;
    }
    return nullptr;
}

}  // namespace sim
