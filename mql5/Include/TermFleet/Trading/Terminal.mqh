// Questions to the terminal about itself and its account.
#ifndef TERMFLEET_TERMINAL_MQH
#define TERMFLEET_TERMINAL_MQH

bool AccountIsHedging() { return AccountInfoInteger(ACCOUNT_MARGIN_MODE) == ACCOUNT_MARGIN_MODE_RETAIL_HEDGING; }

bool BrokerIsConnected() { return TerminalInfoInteger(TERMINAL_CONNECTED) != 0; }

bool TradingIsAllowed() {
    return TerminalInfoInteger(TERMINAL_TRADE_ALLOWED) != 0 && MQLInfoInteger(MQL_TRADE_ALLOWED) != 0 &&
           AccountInfoInteger(ACCOUNT_TRADE_ALLOWED) != 0 && AccountInfoInteger(ACCOUNT_TRADE_EXPERT) != 0;
}

#endif
