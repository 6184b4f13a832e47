// Copies what the gateway sends into this account.
#property copyright "TermFleet"
#property version "1.10"
#property description "Executes the copies that TermFleet sends to this account, each of them once."
#property strict

#include <TermFleet/Follower/Follower.mqh>

#define POLL_MS 20

// clang-format off
input group "Gateway"
input string InpApiKey = "";                       // API key
input string InpGatewayHost = "127.0.0.1";         // Gateway host
input int InpGatewayPort = 9500;                   // Gateway port

input group "On top of the server's settings"
input ENUM_LOT_TYPE InpLotType = LOT_MULTIPLIER;   // Lots: multiplier or fixed
input double InpLotValue = 1.0;                    // Multiplier, or lots
input bool InpReverseTrade = false;                // Trade the other way round
input double InpMinLotToCopy = 0.0;                // Ignore signals below this many lots
input string InpCustomMap = "";                    // Names, like GOLD=XAUUSD, BTC=Bitcoin
// clang-format on

CFollower follower;

int OnInit() {
    if (InpApiKey == "" || InpGatewayHost == "" || InpGatewayPort <= 0 || InpGatewayPort > 65535) {
        Print("TermFleet: InpApiKey, InpGatewayHost and InpGatewayPort must be set");
        return INIT_PARAMETERS_INCORRECT;
    }
    if (InpLotValue <= 0.0 || InpMinLotToCopy < 0.0) {
        Print("TermFleet: InpLotValue must be above 0, InpMinLotToCopy 0 or above");
        return INIT_PARAMETERS_INCORRECT;
    }
    FollowerSettings settings;
    settings.lotType = InpLotType;
    settings.lotValue = InpLotValue;
    settings.reverse = InpReverseTrade;
    settings.minLotToCopy = InpMinLotToCopy;
    settings.customMap = InpCustomMap;
    follower.Apply(settings);
    follower.Configure("FOLLOWER", InpApiKey, "TermFleetFollower/1.10", InpGatewayHost, InpGatewayPort);
    if (!EventSetMillisecondTimer(POLL_MS)) {
        Print("TermFleet: the timer cannot be started, error ", GetLastError());
        return INIT_FAILED;
    }
    return INIT_SUCCEEDED;
}

void OnDeinit(const int reason) {
    EventKillTimer();
    follower.Stop();
}

void OnTimer() {
    follower.Poll();
    follower.Work();
}

void OnTrade() { follower.WatchCopies(); }

void OnTick() {
    follower.Poll();
    follower.Work();
}
