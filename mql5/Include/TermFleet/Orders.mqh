// Orders to the trade server: what a request needs besides what one wants, and what its answer means.
#ifndef TERMFLEET_ORDERS_MQH
#define TERMFLEET_ORDERS_MQH

// The n-th way of filling to try, n from 0: what the symbol allows first, since some servers state it wrongly.
ENUM_ORDER_TYPE_FILLING FillingMode(const string symbol, const int attempt) {
    const long allowed = SymbolInfoInteger(symbol, SYMBOL_FILLING_MODE);
    ENUM_ORDER_TYPE_FILLING first = ORDER_FILLING_RETURN;
    if ((allowed & SYMBOL_FILLING_IOC) != 0)
        first = ORDER_FILLING_IOC;
    else if ((allowed & SYMBOL_FILLING_FOK) != 0)
        first = ORDER_FILLING_FOK;
    return (ENUM_ORDER_TYPE_FILLING)(((int)first + attempt) % 3);
}

bool IsDone(const uint retcode) {
    return retcode == TRADE_RETCODE_DONE || retcode == TRADE_RETCODE_DONE_PARTIAL || retcode == TRADE_RETCODE_PLACED;
}

// Nothing has happened, and the same may well be done a moment later.
bool IsWorthRepeating(const uint retcode) {
    return retcode == TRADE_RETCODE_REQUOTE || retcode == TRADE_RETCODE_INVALID_PRICE ||
           retcode == TRADE_RETCODE_PRICE_CHANGED || retcode == TRADE_RETCODE_PRICE_OFF ||
           retcode == TRADE_RETCODE_TOO_MANY_REQUESTS || retcode == TRADE_RETCODE_INVALID_FILL ||
           retcode == TRADE_RETCODE_LOCKED;
}

// It may have happened: look before doing anything again.
bool IsUnknownOutcome(const uint retcode) {
    return retcode == 0 || retcode == TRADE_RETCODE_TIMEOUT || retcode == TRADE_RETCODE_ERROR ||
           retcode == TRADE_RETCODE_CONNECTION;
}

string RetcodeText(const uint retcode, const string comment) {
    switch (retcode) {
        case TRADE_RETCODE_CLIENT_DISABLES_AT:
            return "algo trading is off in the terminal";
        case TRADE_RETCODE_SERVER_DISABLES_AT:
            return "algo trading is off at the server";
        case TRADE_RETCODE_NO_MONEY:
            return "not enough money";
        case TRADE_RETCODE_MARKET_CLOSED:
            return "market closed";
        case TRADE_RETCODE_POSITION_CLOSED:
            return "position already closed";
        case TRADE_RETCODE_TIMEOUT:
            return "no answer from the trade server";
    }
    return comment == "" ? "retcode " + IntegerToString(retcode) : comment;
}

// The price that an order of this side is executed at; 0 while there is no quote.
double MarketPrice(const string symbol, const bool buy) {
    MqlTick tick;
    if (!SymbolInfoTick(symbol, tick))
        return 0.0;
    return buy ? tick.ask : tick.bid;
}

// Closes `lots` of the position that is selected.
void ClosePosition(const double lots, const int attempt, MqlTradeResult &result) {
    MqlTradeRequest request;
    ZeroMemory(request);
    ZeroMemory(result);
    const bool isBuy = PositionGetInteger(POSITION_TYPE) == POSITION_TYPE_BUY;
    request.action = TRADE_ACTION_DEAL;
    request.position = (ulong)PositionGetInteger(POSITION_TICKET);
    request.magic = (ulong)PositionGetInteger(POSITION_MAGIC);
    request.symbol = PositionGetString(POSITION_SYMBOL);
    request.volume = lots;
    request.type = isBuy ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    request.price = MarketPrice(request.symbol, !isBuy);
    request.deviation = 1000;
    request.type_filling = FillingMode(request.symbol, attempt);
    if (!OrderSend(request, result))
        ResetLastError();
}

// Sets the stops of the position that is selected; 0 for none.
void ModifyPosition(const double sl, const double tp, MqlTradeResult &result) {
    MqlTradeRequest request;
    ZeroMemory(request);
    ZeroMemory(result);
    request.action = TRADE_ACTION_SLTP;
    request.position = (ulong)PositionGetInteger(POSITION_TICKET);
    request.symbol = PositionGetString(POSITION_SYMBOL);
    const int digits = (int)SymbolInfoInteger(request.symbol, SYMBOL_DIGITS);
    request.sl = NormalizeDouble(sl, digits);
    request.tp = NormalizeDouble(tp, digits);
    if (!OrderSend(request, result))
        ResetLastError();
}

// Changes price and stops of the pending order that is selected; price 0 keeps it.
void ModifyPending(const double price, const double sl, const double tp, MqlTradeResult &result) {
    MqlTradeRequest request;
    ZeroMemory(request);
    ZeroMemory(result);
    request.action = TRADE_ACTION_MODIFY;
    request.order = (ulong)OrderGetInteger(ORDER_TICKET);
    request.symbol = OrderGetString(ORDER_SYMBOL);
    const int digits = (int)SymbolInfoInteger(request.symbol, SYMBOL_DIGITS);
    request.price = price > 0.0 ? NormalizeDouble(price, digits) : OrderGetDouble(ORDER_PRICE_OPEN);
    request.sl = NormalizeDouble(sl, digits);
    request.tp = NormalizeDouble(tp, digits);
    request.type_time = (ENUM_ORDER_TYPE_TIME)OrderGetInteger(ORDER_TYPE_TIME);
    request.expiration = (datetime)OrderGetInteger(ORDER_TIME_EXPIRATION);
    if (!OrderSend(request, result))
        ResetLastError();
}

void RemovePending(const ulong ticket, MqlTradeResult &result) {
    MqlTradeRequest request;
    ZeroMemory(request);
    ZeroMemory(result);
    request.action = TRADE_ACTION_REMOVE;
    request.order = ticket;
    if (!OrderSend(request, result))
        ResetLastError();
}

#endif
