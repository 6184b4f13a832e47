// Trade requests, their results and transactions.
#pragma once

#include "runtime.h"
#include "text.h"

struct MqlTradeRequest {
    ENUM_TRADE_REQUEST_ACTIONS action;
    ulong magic;
    ulong order;
    string symbol;
    double volume;
    double price;
    double stoplimit;
    double sl;
    double tp;
    ulong deviation;
    ENUM_ORDER_TYPE type;
    ENUM_ORDER_TYPE_FILLING type_filling;
    ENUM_ORDER_TYPE_TIME type_time;
    datetime expiration;
    string comment;
    ulong position;
    ulong position_by;
};

struct MqlTradeResult {
    uint retcode;
    ulong deal;
    ulong order;
    double volume;
    double price;
    double bid;
    double ask;
    string comment;
    uint request_id;
    int retcode_external;
};

struct MqlTradeCheckResult {
    uint retcode;
    double balance;
    double equity;
    double profit;
    double margin;
    double margin_free;
    double margin_level;
    string comment;
};

struct MqlTradeTransaction {
    ulong deal;
    ulong order;
    string symbol;
    ENUM_TRADE_TRANSACTION_TYPE type;
    ENUM_ORDER_TYPE order_type;
    ENUM_ORDER_STATE order_state;
    ENUM_DEAL_TYPE deal_type;
    ENUM_ORDER_TYPE_TIME time_type;
    datetime time_expiration;
    double price;
    double price_trigger;
    double price_sl;
    double price_tp;
    double volume;
    ulong position;
    ulong position_by;
};

namespace mql {

inline TfTradeRequest to_abi(const MqlTradeRequest &request) {
    TfTradeRequest out = {};
    out.action = request.action;
    out.type = request.type;
    out.type_filling = request.type_filling;
    out.type_time = request.type_time;
    out.magic = request.magic;
    out.order = request.order;
    out.position = request.position;
    out.position_by = request.position_by;
    out.deviation = request.deviation;
    out.expiration_s = request.expiration;
    out.volume = request.volume;
    out.price = request.price;
    out.stoplimit = request.stoplimit;
    out.sl = request.sl;
    out.tp = request.tp;
    store(request.symbol, out.symbol);
    store(request.comment, out.comment);
    return out;
}

inline MqlTradeRequest from_abi(const TfTradeRequest &request) {
    MqlTradeRequest out = {};
    out.action = static_cast<ENUM_TRADE_REQUEST_ACTIONS>(request.action);
    out.type = static_cast<ENUM_ORDER_TYPE>(request.type);
    out.type_filling = static_cast<ENUM_ORDER_TYPE_FILLING>(request.type_filling);
    out.type_time = static_cast<ENUM_ORDER_TYPE_TIME>(request.type_time);
    out.magic = request.magic;
    out.order = request.order;
    out.position = request.position;
    out.position_by = request.position_by;
    out.deviation = request.deviation;
    out.expiration = datetime(request.expiration_s);
    out.volume = request.volume;
    out.price = request.price;
    out.stoplimit = request.stoplimit;
    out.sl = request.sl;
    out.tp = request.tp;
    out.symbol = string::of(request.symbol);
    out.comment = string::of(request.comment);
    return out;
}

inline MqlTradeResult from_abi(const TfTradeResult &result) {
    MqlTradeResult out = {};
    out.retcode = result.retcode;
    out.deal = result.deal;
    out.order = result.order;
    out.volume = result.volume;
    out.price = result.price;
    out.bid = result.bid;
    out.ask = result.ask;
    out.comment = string::of(result.comment);
    out.request_id = result.request_id;
    out.retcode_external = result.retcode_external;
    return out;
}

inline MqlTradeTransaction from_abi(const TfTradeTransaction &transaction) {
    MqlTradeTransaction out = {};
    out.deal = transaction.deal;
    out.order = transaction.order;
    out.symbol = string::of(transaction.symbol);
    out.type = static_cast<ENUM_TRADE_TRANSACTION_TYPE>(transaction.type);
    out.order_type = static_cast<ENUM_ORDER_TYPE>(transaction.order_type);
    out.order_state = static_cast<ENUM_ORDER_STATE>(transaction.order_state);
    out.deal_type = static_cast<ENUM_DEAL_TYPE>(transaction.deal_type);
    out.time_type = static_cast<ENUM_ORDER_TYPE_TIME>(transaction.time_type);
    out.time_expiration = datetime(transaction.time_expiration_s);
    out.price = transaction.price;
    out.price_trigger = transaction.price_trigger;
    out.price_sl = transaction.price_sl;
    out.price_tp = transaction.price_tp;
    out.volume = transaction.volume;
    out.position = transaction.position;
    out.position_by = transaction.position_by;
    return out;
}

}  // namespace mql

inline bool OrderSend(const MqlTradeRequest &request, MqlTradeResult &result) {
    const TfTradeRequest raw = mql::to_abi(request);
    TfTradeResult answer = {};
    const tf_error error = mql::state.api->order_send(mql::state.self, &raw, &answer);
    result = mql::from_abi(answer);
    return mql::succeeded(error);
}

inline bool OrderSendAsync(const MqlTradeRequest &request, MqlTradeResult &result) {
    const TfTradeRequest raw = mql::to_abi(request);
    TfTradeResult answer = {};
    const tf_error error = mql::state.api->order_send_async(mql::state.self, &raw, &answer);
    result = mql::from_abi(answer);
    return mql::succeeded(error);
}

inline bool OrderCheck(const MqlTradeRequest &request, MqlTradeCheckResult &result) {
    const TfTradeRequest raw = mql::to_abi(request);
    TfTradeCheck answer = {};
    const tf_error error = mql::state.api->order_check(mql::state.self, &raw, &answer);
    result.retcode = answer.retcode;
    result.balance = answer.balance;
    result.equity = answer.equity;
    result.profit = answer.profit;
    result.margin = answer.margin;
    result.margin_free = answer.margin_free;
    result.margin_level = answer.margin_level;
    result.comment = string::of(answer.comment);
    return mql::succeeded(error);
}

inline bool OrderCalcMargin(ENUM_ORDER_TYPE type, const string &symbol, double volume, double price, double &margin) {
    const std::string name = symbol.utf8();
    return mql::succeeded(
        mql::state.api->order_calc_margin(mql::state.self, type, name.c_str(), volume, price, &margin));
}

inline bool OrderCalcProfit(ENUM_ORDER_TYPE type, const string &symbol, double volume, double open, double close,
                            double &profit) {
    const std::string name = symbol.utf8();
    return mql::succeeded(
        mql::state.api->order_calc_profit(mql::state.self, type, name.c_str(), volume, open, close, &profit));
}
