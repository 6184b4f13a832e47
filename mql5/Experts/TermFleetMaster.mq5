// Reports to the gateway what this account does: positions opened, changed, partly closed, closed.
#property copyright "TermFleet"
#property version "1.10"
#property description "Sends this account's trades to TermFleet, which copies them to its followers."
#property strict

#include <TermFleet/Master/Master.mqh>

#define POLL_MS 20

// clang-format off
input group "Gateway"
input string InpMasterToken = "";              // Master token
input string InpGatewayHost = "127.0.0.1";     // Gateway host
input int InpGatewayPort = 9500;               // Gateway port
// clang-format on

CMaster master;

int OnInit() {
    if (InpMasterToken == "" || InpGatewayHost == "" || InpGatewayPort <= 0 || InpGatewayPort > 65535) {
        Print("TermFleet: InpMasterToken, InpGatewayHost and InpGatewayPort must be set");
        return INIT_PARAMETERS_INCORRECT;
    }
    master.Configure("MASTER", InpMasterToken, "TermFleetMaster/1.10", InpGatewayHost, InpGatewayPort);
    if (!EventSetMillisecondTimer(POLL_MS)) {
        Print("TermFleet: the timer cannot be started, error ", GetLastError());
        return INIT_FAILED;
    }
    return INIT_SUCCEEDED;
}

void OnDeinit(const int reason) {
    EventKillTimer();
    master.Stop();
}

void OnTimer() {
    master.Poll();
    master.Compare();
}

void OnTrade() { master.Compare(); }

void OnTick() { master.Poll(); }
