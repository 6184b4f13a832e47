// What the account is and holds, as lines: AUTH's fields, HB, SYM, SNAP.
#ifndef TERMFLEET_ACCOUNTLINES_MQH
#define TERMFLEET_ACCOUNTLINES_MQH

#include <TermFleet/Protocol/Text.mqh>
#include <TermFleet/Trading/CopyMark.mqh>
#include <TermFleet/Trading/Deposits.mqh>
#include <TermFleet/Trading/Holdings.mqh>
#include <TermFleet/Trading/Terminal.mqh>

string AuthLine(const string role, const string token, const string expert) {
    return "AUTH|" + role + "|" + token + "|login=" + IntegerToString(AccountInfoInteger(ACCOUNT_LOGIN)) +
           "|server=" + CleanField(AccountInfoString(ACCOUNT_SERVER)) + "|ea=" + expert +
           "|mode=" + (AccountIsHedging() ? "HEDGING" : "NETTING") +
           "|currency=" + CleanField(AccountInfoString(ACCOUNT_CURRENCY)) +
           (role == "FOLLOWER" ? "|checks=PRICES" : "");
}

// What the server can do without: it is left out while it is not known.
string HeartbeatOptions() {
    const long leverage = AccountInfoInteger(ACCOUNT_LEVERAGE);
    double deposits = 0.0;
    return (leverage > 0 ? "|leverage=" + IntegerToString(leverage) : "") +
           (BrokerIsConnected() && accountDeposits.Total(deposits) ? "|deposits=" + FormatMoney(deposits) : "");
}

string HeartbeatLine() {
    return "HB|" + FormatMoney(AccountInfoDouble(ACCOUNT_BALANCE)) + "|" +
           FormatMoney(AccountInfoDouble(ACCOUNT_EQUITY)) + "|" + FormatMoney(AccountInfoDouble(ACCOUNT_MARGIN)) + "|" +
           FormatMoney(AccountInfoDouble(ACCOUNT_MARGIN_FREE)) + "|" + IntegerToString(PositionsTotal()) + "|" +
           (TradingIsAllowed() ? "1" : "0") + "|" + (BrokerIsConnected() ? "1" : "0") + HeartbeatOptions();
}

string OrderTypeName(const long type) {
    switch ((int)type) {
        case ORDER_TYPE_BUY:
            return "BUY";
        case ORDER_TYPE_SELL:
            return "SELL";
        case ORDER_TYPE_BUY_LIMIT:
            return "BUY_LIMIT";
        case ORDER_TYPE_SELL_LIMIT:
            return "SELL_LIMIT";
        case ORDER_TYPE_BUY_STOP:
            return "BUY_STOP";
        case ORDER_TYPE_SELL_STOP:
            return "SELL_STOP";
    }
    return "";
}

// -1 for an unknown name.
int OrderTypeByName(const string name) {
    for (int type = ORDER_TYPE_BUY; type <= ORDER_TYPE_SELL_STOP; type++)
        if (OrderTypeName(type) == name)
            return type;
    return -1;
}

string HoldingLine(const Holding &holding) {
    const int digits = (int)SymbolInfoInteger(holding.symbol, SYMBOL_DIGITS);
    return "POS|" + FormatTicket(holding.ticket) + "|" + OrderTypeName(holding.type) + "|" +
           CleanField(holding.symbol) + "|" + FormatLots(holding.volume) + "|" + FormatPrice(holding.price, digits) +
           "|" + FormatPrice(holding.sl, digits) + "|" + FormatPrice(holding.tp, digits) +
           "|time=" + IntegerToString(holding.openedMs) +
           "|comment=" + CleanField(ReportedComment(holding.magic, holding.comment)) +
           "|magic=" + IntegerToString(holding.magic) +
           (holding.profit != EMPTY_VALUE && MathIsValidNumber(holding.profit)
                ? "|profit=" + FormatMoney(holding.profit)
                : "");
}

#endif
