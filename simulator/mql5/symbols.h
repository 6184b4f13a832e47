// The broker's symbols and their quotes.
#pragma once

#include "accounts.h"

enum ENUM_SYMBOL_INFO_INTEGER {
    SYMBOL_SELECT = 0,
    SYMBOL_TIME = 15,
    SYMBOL_DIGITS = 17,
    SYMBOL_SPREAD = 18,
    SYMBOL_TRADE_CALC_MODE = 29,
    SYMBOL_TRADE_MODE = 30,
    SYMBOL_TRADE_STOPS_LEVEL = 31,
    SYMBOL_TRADE_FREEZE_LEVEL = 32,
    SYMBOL_TRADE_EXEMODE = 33,
    SYMBOL_SPREAD_FLOAT = 41,
    SYMBOL_EXPIRATION_MODE = 49,
    SYMBOL_FILLING_MODE = 50,
    SYMBOL_ORDER_MODE = 71,
    SYMBOL_VISIBLE = 76
};
enum ENUM_SYMBOL_INFO_DOUBLE {
    SYMBOL_BID = 1,
    SYMBOL_ASK = 4,
    SYMBOL_LAST = 7,
    SYMBOL_POINT = 16,
    SYMBOL_TRADE_TICK_VALUE = 26,
    SYMBOL_TRADE_TICK_SIZE = 27,
    SYMBOL_TRADE_CONTRACT_SIZE = 28,
    SYMBOL_VOLUME_MIN = 34,
    SYMBOL_VOLUME_MAX = 35,
    SYMBOL_VOLUME_STEP = 36,
    SYMBOL_TRADE_TICK_VALUE_PROFIT = 53,
    SYMBOL_TRADE_TICK_VALUE_LOSS = 54,
    SYMBOL_VOLUME_LIMIT = 55
};
enum ENUM_SYMBOL_INFO_STRING {
    SYMBOL_DESCRIPTION = 20,
    SYMBOL_PATH = 21,
    SYMBOL_CURRENCY_BASE = 22,
    SYMBOL_CURRENCY_PROFIT = 23,
    SYMBOL_CURRENCY_MARGIN = 24
};

struct MqlTick {
    datetime time;
    double bid, ask, last;
    ulong volume;
    mql::int64 time_msc;
    uint flags;
    double volume_real;
};

namespace mql {

inline bool read_symbol(const string &name, TfSymbol &data) {
    return succeeded(state.api->symbol(state.self, name.utf8().c_str(), &data));
}

}  // namespace mql

inline mql::int64 SymbolInfoInteger(const string &name, ENUM_SYMBOL_INFO_INTEGER property) {
    TfSymbol data = {};
    if (!mql::read_symbol(name, data))
        return 0;
    switch (property) {
        case SYMBOL_SELECT:
            return data.selected;
        case SYMBOL_VISIBLE:
            return data.visible;
        case SYMBOL_TIME:
            return data.time_msc / 1000;
        case SYMBOL_DIGITS:
            return data.digits;
        case SYMBOL_SPREAD:
            return data.spread;
        case SYMBOL_SPREAD_FLOAT:
            return data.spread_float;
        case SYMBOL_TRADE_CALC_MODE:
            return data.calc_mode;
        case SYMBOL_TRADE_MODE:
            return data.trade_mode;
        case SYMBOL_TRADE_STOPS_LEVEL:
            return data.stops_level;
        case SYMBOL_TRADE_FREEZE_LEVEL:
            return data.freeze_level;
        case SYMBOL_TRADE_EXEMODE:
            return data.exec_mode;
        case SYMBOL_EXPIRATION_MODE:
            return data.expiration_mode;
        case SYMBOL_FILLING_MODE:
            return data.filling_mode;
        case SYMBOL_ORDER_MODE:
            return data.order_mode;
    }
    return mql::wrong_property<mql::int64>(ERR_MARKET_WRONG_PROPERTY);
}

inline double SymbolInfoDouble(const string &name, ENUM_SYMBOL_INFO_DOUBLE property) {
    TfSymbol data = {};
    if (!mql::read_symbol(name, data))
        return 0.0;
    switch (property) {
        case SYMBOL_BID:
            return data.bid;
        case SYMBOL_ASK:
            return data.ask;
        case SYMBOL_LAST:
            return data.last;
        case SYMBOL_POINT:
            return data.point;
        case SYMBOL_TRADE_TICK_VALUE:
            return data.tick_value;
        case SYMBOL_TRADE_TICK_VALUE_PROFIT:
            return data.tick_value_profit;
        case SYMBOL_TRADE_TICK_VALUE_LOSS:
            return data.tick_value_loss;
        case SYMBOL_TRADE_TICK_SIZE:
            return data.tick_size;
        case SYMBOL_TRADE_CONTRACT_SIZE:
            return data.contract_size;
        case SYMBOL_VOLUME_MIN:
            return data.volume_min;
        case SYMBOL_VOLUME_MAX:
            return data.volume_max;
        case SYMBOL_VOLUME_STEP:
            return data.volume_step;
        case SYMBOL_VOLUME_LIMIT:
            return data.volume_limit;
    }
    return mql::wrong_property<double>(ERR_MARKET_WRONG_PROPERTY);
}

inline string SymbolInfoString(const string &name, ENUM_SYMBOL_INFO_STRING property) {
    TfSymbol data = {};
    if (!mql::read_symbol(name, data))
        return string();
    switch (property) {
        case SYMBOL_DESCRIPTION:
            return string::of(data.description);
        case SYMBOL_PATH:
            return string::of(data.path);
        case SYMBOL_CURRENCY_BASE:
            return string::of(data.currency_base);
        case SYMBOL_CURRENCY_PROFIT:
            return string::of(data.currency_profit);
        case SYMBOL_CURRENCY_MARGIN:
            return string::of(data.currency_margin);
    }
    return mql::wrong_property<string>(ERR_MARKET_WRONG_PROPERTY);
}

inline bool SymbolInfoTick(const string &name, MqlTick &tick) {
    TfTick data = {};
    if (!mql::succeeded(mql::state.api->tick(mql::state.self, name.utf8().c_str(), &data)))
        return false;
    tick.time = datetime(data.time_msc / 1000);
    tick.time_msc = data.time_msc;
    tick.bid = data.bid;
    tick.ask = data.ask;
    tick.last = data.last;
    tick.volume = data.volume;
    tick.volume_real = data.volume_real;
    tick.flags = data.flags;
    return true;
}

inline int SymbolsTotal(bool selected) { return mql::state.api->symbols_total(mql::state.self, selected ? 1 : 0); }

inline string SymbolName(int index, bool selected) {
    char name[TF_NAME_SIZE] = "";
    mql::succeeded(mql::state.api->symbol_name(mql::state.self, index, selected ? 1 : 0, name));
    return string::of(name);
}

inline bool SymbolSelect(const string &name, bool select) {
    return mql::succeeded(mql::state.api->symbol_select(mql::state.self, name.utf8().c_str(), select ? 1 : 0));
}

// Whether the terminal has received the symbol's data from the trade server since it connected.
inline bool SymbolIsSynchronized(const string &name) {
    TfSymbol data = {};
    return mql::read_symbol(name, data) && data.synchronized != 0;
}

// There are no custom symbols here.
inline bool SymbolExist(const string &name, bool &custom) {
    TfSymbol data = {};
    custom = false;
    return mql::state.api->symbol(mql::state.self, name.utf8().c_str(), &data) == 0;
}
