// Trades by itself for the demo: the same seed makes the same decisions. Not meant to earn anything.
#property copyright "TermFleet"
#property version "1.00"
#property description "Opens, changes and closes small positions on its own, for demonstrations on demo accounts."
#property strict

#include <TermFleet/Demo/DemoPlan.mqh>

// clang-format off
input int InpSeed = 1;                                     // Seed
input string InpSymbols = "EURUSD,GBPUSD,USDJPY,XAUUSD";   // Symbols
input double InpLots = 0.10;                               // Smallest volume
input int InpMaxPositions = 3;                             // At most this many positions
// clang-format on

CDemoPlan plan;

int OnInit() {
    if (AccountInfoInteger(ACCOUNT_TRADE_MODE) == ACCOUNT_TRADE_MODE_REAL) {
        Print("DemoTrader: this is a real account, it will not trade here");
        return INIT_FAILED;
    }
    if (InpLots <= 0.0 || InpMaxPositions < 1) {
        Print("DemoTrader: InpLots must be above 0 and InpMaxPositions at least 1");
        return INIT_PARAMETERS_INCORRECT;
    }
    if (!plan.Configure((ulong)InpSeed, InpSymbols, InpLots, InpMaxPositions)) {
        Print("DemoTrader: none of InpSymbols is known here: ", InpSymbols);
        return INIT_PARAMETERS_INCORRECT;
    }
    return EventSetMillisecondTimer(250) ? INIT_SUCCEEDED : INIT_FAILED;
}

void OnDeinit(const int reason) { EventKillTimer(); }

void OnTimer() { plan.Act(); }
