// What the account is and holds, as lines: AUTH's fields, HB, SYM, SNAP.
#ifndef TERMFLEET_ACCOUNTLINES_MQH
#define TERMFLEET_ACCOUNTLINES_MQH

#include <TermFleet/Text.mqh>
#include <TermFleet/UtcClock.mqh>

bool AccountIsHedging() { return AccountInfoInteger(ACCOUNT_MARGIN_MODE) == ACCOUNT_MARGIN_MODE_RETAIL_HEDGING; }

bool TradingIsAllowed() {
    return TerminalInfoInteger(TERMINAL_TRADE_ALLOWED) != 0 && MQLInfoInteger(MQL_TRADE_ALLOWED) != 0 &&
           AccountInfoInteger(ACCOUNT_TRADE_ALLOWED) != 0 && AccountInfoInteger(ACCOUNT_TRADE_EXPERT) != 0;
}

string AuthLine(const string role, const string token, const string expert) {
    return "AUTH|" + role + "|" + token + "|login=" + IntegerToString(AccountInfoInteger(ACCOUNT_LOGIN)) +
           "|server=" + CleanField(AccountInfoString(ACCOUNT_SERVER)) + "|ea=" + expert +
           "|mode=" + (AccountIsHedging() ? "HEDGING" : "NETTING") +
           "|currency=" + CleanField(AccountInfoString(ACCOUNT_CURRENCY));
}

string HeartbeatLine() {
    return "HB|" + FormatMoney(AccountInfoDouble(ACCOUNT_BALANCE)) + "|" +
           FormatMoney(AccountInfoDouble(ACCOUNT_EQUITY)) + "|" + FormatMoney(AccountInfoDouble(ACCOUNT_MARGIN)) + "|" +
           FormatMoney(AccountInfoDouble(ACCOUNT_MARGIN_FREE)) + "|" + IntegerToString(PositionsTotal()) + "|" +
           (TradingIsAllowed() ? "1" : "0") + "|" + (TerminalInfoInteger(TERMINAL_CONNECTED) != 0 ? "1" : "0");
}

// Empty for a symbol that cannot be traded.
string SymbolLine(const string name) {
    if (name == "" || SymbolInfoInteger(name, SYMBOL_TRADE_MODE) == SYMBOL_TRADE_MODE_DISABLED ||
        SymbolInfoDouble(name, SYMBOL_VOLUME_STEP) <= 0.0)
        return "";
    return "SYM|" + CleanField(name) + "|" + IntegerToString(SymbolInfoInteger(name, SYMBOL_DIGITS)) + "|" +
           FormatLots(SymbolInfoDouble(name, SYMBOL_VOLUME_MIN)) + "|" +
           FormatLots(SymbolInfoDouble(name, SYMBOL_VOLUME_MAX)) + "|" +
           FormatLots(SymbolInfoDouble(name, SYMBOL_VOLUME_STEP)) + "|" +
           FormatLots(SymbolInfoDouble(name, SYMBOL_TRADE_CONTRACT_SIZE)) + "|" +
           FormatLots(SymbolInfoDouble(name, SYMBOL_TRADE_TICK_VALUE)) + "|" +
           FormatLots(SymbolInfoDouble(name, SYMBOL_TRADE_TICK_SIZE));
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

// -1 for a name that is none.
int OrderTypeByName(const string name) {
    for (int type = ORDER_TYPE_BUY; type <= ORDER_TYPE_SELL_STOP; type++)
        if (OrderTypeName(type) == name)
            return type;
    return -1;
}

// Whether orders of this type wait for a price, and the protocol knows them.
bool IsPendingType(const long type) { return type >= ORDER_TYPE_BUY_LIMIT && type <= ORDER_TYPE_SELL_STOP; }

// Of the position that is selected.
string PositionLine() {
    const string symbol = PositionGetString(POSITION_SYMBOL);
    const int digits = (int)SymbolInfoInteger(symbol, SYMBOL_DIGITS);
    const long opened = PositionGetInteger(POSITION_TIME_MSC) - CUtcClock::BrokerAheadMs();
    return "POS|" + FormatTicket((ulong)PositionGetInteger(POSITION_TICKET)) + "|" +
           OrderTypeName(PositionGetInteger(POSITION_TYPE)) + "|" + CleanField(symbol) + "|" +
           FormatLots(PositionGetDouble(POSITION_VOLUME)) + "|" +
           FormatPrice(PositionGetDouble(POSITION_PRICE_OPEN), digits) + "|" +
           FormatPrice(PositionGetDouble(POSITION_SL), digits) + "|" +
           FormatPrice(PositionGetDouble(POSITION_TP), digits) + "|time=" + IntegerToString(opened) +
           "|comment=" + CleanField(PositionGetString(POSITION_COMMENT)) +
           "|magic=" + IntegerToString(PositionGetInteger(POSITION_MAGIC));
}

// Of the pending order that is selected.
string PendingLine() {
    const string symbol = OrderGetString(ORDER_SYMBOL);
    const int digits = (int)SymbolInfoInteger(symbol, SYMBOL_DIGITS);
    const long placed = OrderGetInteger(ORDER_TIME_SETUP_MSC) - CUtcClock::BrokerAheadMs();
    return "POS|" + FormatTicket((ulong)OrderGetInteger(ORDER_TICKET)) + "|" +
           OrderTypeName(OrderGetInteger(ORDER_TYPE)) + "|" + CleanField(symbol) + "|" +
           FormatLots(OrderGetDouble(ORDER_VOLUME_CURRENT)) + "|" +
           FormatPrice(OrderGetDouble(ORDER_PRICE_OPEN), digits) + "|" + FormatPrice(OrderGetDouble(ORDER_SL), digits) +
           "|" + FormatPrice(OrderGetDouble(ORDER_TP), digits) + "|time=" + IntegerToString(placed) +
           "|comment=" + CleanField(OrderGetString(ORDER_COMMENT)) +
           "|magic=" + IntegerToString(OrderGetInteger(ORDER_MAGIC));
}

// SNAP, its POS lines, SNAP_END. The lines are gathered first, so that the count is right.
void SnapshotLines(string &lines[]) {
    int count = 0;
    ArrayResize(lines, 1, 64);
    for (int i = 0; i < PositionsTotal(); i++) {
        if (PositionGetTicket(i) == 0)
            continue;
        count++;
        ArrayResize(lines, count + 1, 64);
        lines[count] = PositionLine();
    }
    for (int i = 0; i < OrdersTotal(); i++) {
        if (OrderGetTicket(i) == 0 || !IsPendingType(OrderGetInteger(ORDER_TYPE)))
            continue;
        count++;
        ArrayResize(lines, count + 1, 64);
        lines[count] = PendingLine();
    }
    lines[0] = "SNAP|" + IntegerToString(count);
    ArrayResize(lines, count + 2, 64);
    lines[count + 1] = "SNAP_END";
}

#endif
