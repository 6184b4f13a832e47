// Orders to the trade server, and what its answers mean.
#ifndef TERMFLEET_ORDERS_MQH
#define TERMFLEET_ORDERS_MQH

#include <TermFleet/Trading/Prices.mqh>

// GetLastError of an OrderSend that the terminal itself refused.
#define LOCAL_TRADING_DISABLED 4752
// The same when the trade server answered: its retcode says what.
#define TRADE_SEND_FAILED 4756
// Points, when nothing else limits the price.
#define ANY_DEVIATION 1000

enum ENUM_TRADE_OUTCOME {
    TRADE_DONE,     // executed, or placed and executed a moment later
    TRADE_UNKNOWN,  // it may have been executed: look before anything is sent again
    TRADE_RETRY,    // certainly not executed, and the same may be done a moment later
    TRADE_REFUSED   // certainly not executed
};

struct TradeAnswer {
    uint retcode;  // TRADE_RETCODE_..., 0 if the terminal or the server gave none
    string text;   // for people
    bool local;    // the terminal refused it without sending it
    ulong order;
    ulong deal;
    double volume;  // executed, by the server's answer

    TradeAnswer() : retcode(0), text(""), local(false), order(0), deal(0), volume(0.0) {}
};

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

// 10031 belongs here: without a connection nothing was sent.
bool IsWorthRepeating(const uint retcode) {
    switch (retcode) {
        case TRADE_RETCODE_REQUOTE:
        case TRADE_RETCODE_INVALID_PRICE:
        case TRADE_RETCODE_PRICE_CHANGED:
        case TRADE_RETCODE_PRICE_OFF:
        case TRADE_RETCODE_TOO_MANY_REQUESTS:
        case TRADE_RETCODE_LOCKED:
        case TRADE_RETCODE_FROZEN:
        case TRADE_RETCODE_INVALID_FILL:
        case TRADE_RETCODE_CONNECTION:
            return true;
    }
    return false;
}

bool IsUnknownOutcome(const uint retcode) {
    return retcode == 0 || retcode == TRADE_RETCODE_TIMEOUT || retcode == TRADE_RETCODE_ERROR;
}

ENUM_TRADE_OUTCOME OutcomeOf(const TradeAnswer &answer) {
    if (answer.local)
        return TRADE_REFUSED;
    if (IsDone(answer.retcode))
        return TRADE_DONE;
    if (IsUnknownOutcome(answer.retcode))
        return TRADE_UNKNOWN;
    return IsWorthRepeating(answer.retcode) ? TRADE_RETRY : TRADE_REFUSED;
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
        case TRADE_RETCODE_CONNECTION:
            return "the terminal is not connected to its broker";
        case TRADE_RETCODE_INVALID_STOPS:
            return "stops too near to the price, or on its wrong side";
        case TRADE_RETCODE_FROZEN:
            return "price within the freeze level of a stop or order";
        case TRADE_RETCODE_FIFO_CLOSE:
            return "FIFO account: close older positions of the symbol first";
        case TRADE_RETCODE_HEDGE_PROHIBITED:
            return "the account forbids opposite positions of one symbol";
    }
    return comment == "" ? "retcode " + IntegerToString(retcode) : comment;
}

void SendOrder(const MqlTradeRequest &request, TradeAnswer &answer) {
    MqlTradeResult result;
    ZeroMemory(result);
    ResetLastError();
    const bool accepted = OrderSend(request, result);
    const int error = GetLastError();
    answer.retcode = result.retcode;
    answer.order = result.order;
    answer.deal = result.deal;
    answer.volume = result.volume;
    answer.local = !accepted && result.retcode == 0 && error != 0 && error != TRADE_SEND_FAILED;
    if (answer.local && error == LOCAL_TRADING_DISABLED)
        answer.retcode = TRADE_RETCODE_CLIENT_DISABLES_AT;
    if (answer.local && answer.retcode == 0)
        answer.text = "the terminal refused the order (error " + IntegerToString(error) + ")";
    else
        answer.text = RetcodeText(answer.retcode, result.comment);
    ResetLastError();
}

// Closes `lots` of the position that is selected.
void ClosePosition(const double lots, const int attempt, TradeAnswer &answer) {
    MqlTradeRequest request;
    ZeroMemory(request);
    const bool isBuy = PositionGetInteger(POSITION_TYPE) == POSITION_TYPE_BUY;
    request.action = TRADE_ACTION_DEAL;
    request.position = (ulong)PositionGetInteger(POSITION_TICKET);
    request.magic = (ulong)PositionGetInteger(POSITION_MAGIC);
    request.symbol = PositionGetString(POSITION_SYMBOL);
    request.volume = lots;
    request.type = isBuy ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    request.price = MarketPrice(request.symbol, !isBuy);
    request.deviation = ANY_DEVIATION;
    request.type_filling = FillingMode(request.symbol, attempt);
    SendOrder(request, answer);
}

// Sets the stops of the position that is selected; 0 for none.
void ModifyPosition(const double sl, const double tp, TradeAnswer &answer) {
    MqlTradeRequest request;
    ZeroMemory(request);
    request.action = TRADE_ACTION_SLTP;
    request.position = (ulong)PositionGetInteger(POSITION_TICKET);
    request.magic = (ulong)PositionGetInteger(POSITION_MAGIC);
    request.symbol = PositionGetString(POSITION_SYMBOL);
    request.sl = FitPrice(request.symbol, sl);
    request.tp = FitPrice(request.symbol, tp);
    SendOrder(request, answer);
}

// Changes price and stops of the pending order that is selected; price 0 keeps it.
void ModifyPending(const double price, const double sl, const double tp, TradeAnswer &answer) {
    MqlTradeRequest request;
    ZeroMemory(request);
    request.action = TRADE_ACTION_MODIFY;
    request.order = (ulong)OrderGetInteger(ORDER_TICKET);
    request.symbol = OrderGetString(ORDER_SYMBOL);
    request.price = price > 0.0 ? FitPrice(request.symbol, price) : OrderGetDouble(ORDER_PRICE_OPEN);
    request.sl = FitPrice(request.symbol, sl);
    request.tp = FitPrice(request.symbol, tp);
    request.type_time = (ENUM_ORDER_TYPE_TIME)OrderGetInteger(ORDER_TYPE_TIME);
    request.expiration = (datetime)OrderGetInteger(ORDER_TIME_EXPIRATION);
    SendOrder(request, answer);
}

void RemovePending(const ulong ticket, TradeAnswer &answer) {
    MqlTradeRequest request;
    ZeroMemory(request);
    request.action = TRADE_ACTION_REMOVE;
    request.order = ticket;
    SendOrder(request, answer);
}

#endif
