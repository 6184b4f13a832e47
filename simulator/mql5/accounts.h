// The account, the terminal and the chart: AccountInfo…, TerminalInfo…, MQLInfo…, Symbol.
#pragma once

#include "runtime.h"
#include "text.h"

enum ENUM_ACCOUNT_INFO_INTEGER {
    ACCOUNT_LOGIN = 0,
    ACCOUNT_TRADE_MODE = 32,
    ACCOUNT_TRADE_ALLOWED = 33,
    ACCOUNT_TRADE_EXPERT = 34,
    ACCOUNT_LEVERAGE = 35,
    ACCOUNT_MARGIN_SO_MODE = 44,
    ACCOUNT_LIMIT_ORDERS = 47,
    ACCOUNT_MARGIN_MODE = 53,
    ACCOUNT_CURRENCY_DIGITS = 54,
    ACCOUNT_FIFO_CLOSE = 55,
    ACCOUNT_HEDGE_ALLOWED = 56
};
enum ENUM_ACCOUNT_INFO_DOUBLE {
    ACCOUNT_BALANCE = 37,
    ACCOUNT_CREDIT = 38,
    ACCOUNT_PROFIT = 39,
    ACCOUNT_EQUITY = 40,
    ACCOUNT_MARGIN = 41,
    ACCOUNT_MARGIN_FREE = 42,
    ACCOUNT_MARGIN_LEVEL = 43,
    ACCOUNT_MARGIN_SO_CALL = 45,
    ACCOUNT_MARGIN_SO_SO = 46
};
enum ENUM_ACCOUNT_INFO_STRING { ACCOUNT_NAME = 1, ACCOUNT_COMPANY = 2, ACCOUNT_SERVER = 3, ACCOUNT_CURRENCY = 36 };
enum ENUM_TERMINAL_INFO_INTEGER {
    TERMINAL_BUILD = 5,
    TERMINAL_CONNECTED = 6,
    TERMINAL_DLLS_ALLOWED = 7,
    TERMINAL_TRADE_ALLOWED = 8,
    TERMINAL_PING_LAST = 29
};
enum ENUM_TERMINAL_INFO_STRING {
    TERMINAL_COMPANY = 0,
    TERMINAL_NAME = 1,
    TERMINAL_PATH = 2,
    TERMINAL_DATA_PATH = 3,
    TERMINAL_COMMONDATA_PATH = 4
};
enum ENUM_MQL_INFO_INTEGER {
    MQL_PROGRAM_TYPE = 2,
    MQL_DLLS_ALLOWED = 3,
    MQL_TRADE_ALLOWED = 4,
    MQL_DEBUG = 5,
    MQL_TESTER = 6
};

namespace mql {

// Zeros when the terminal returns an error.
inline TfAccount account() {
    TfAccount data = {};
    succeeded(state.api->account(state.self, &data));
    return data;
}

inline TfTerminal terminal() {
    TfTerminal data = {};
    succeeded(state.api->terminal(state.self, &data));
    return data;
}

template <typename T>
T wrong_property(int error) {
    state.last_error = error;
    return T();
}

}  // namespace mql

inline mql::int64 AccountInfoInteger(ENUM_ACCOUNT_INFO_INTEGER property) {
    const TfAccount data = mql::account();
    switch (property) {
        case ACCOUNT_LOGIN:
            return data.login;
        case ACCOUNT_TRADE_MODE:
            return data.trade_mode;
        case ACCOUNT_TRADE_ALLOWED:
            return data.trade_allowed;
        case ACCOUNT_TRADE_EXPERT:
            return data.trade_expert;
        case ACCOUNT_LEVERAGE:
            return data.leverage;
        case ACCOUNT_MARGIN_SO_MODE:
            return data.stopout_mode;
        case ACCOUNT_LIMIT_ORDERS:
            return data.limit_orders;
        case ACCOUNT_MARGIN_MODE:
            return data.margin_mode;
        case ACCOUNT_CURRENCY_DIGITS:
            return data.currency_digits;
        case ACCOUNT_FIFO_CLOSE:
            return data.fifo_close;
        case ACCOUNT_HEDGE_ALLOWED:
            return data.hedge_allowed;
    }
    return mql::wrong_property<mql::int64>(ERR_ACCOUNT_WRONG_PROPERTY);
}

inline double AccountInfoDouble(ENUM_ACCOUNT_INFO_DOUBLE property) {
    const TfAccount data = mql::account();
    switch (property) {
        case ACCOUNT_BALANCE:
            return data.balance;
        case ACCOUNT_CREDIT:
            return data.credit;
        case ACCOUNT_PROFIT:
            return data.profit;
        case ACCOUNT_EQUITY:
            return data.equity;
        case ACCOUNT_MARGIN:
            return data.margin;
        case ACCOUNT_MARGIN_FREE:
            return data.margin_free;
        case ACCOUNT_MARGIN_LEVEL:
            return data.margin_level;
        case ACCOUNT_MARGIN_SO_CALL:
            return data.margin_so_call;
        case ACCOUNT_MARGIN_SO_SO:
            return data.margin_so_so;
    }
    return mql::wrong_property<double>(ERR_ACCOUNT_WRONG_PROPERTY);
}

inline string AccountInfoString(ENUM_ACCOUNT_INFO_STRING property) {
    const TfAccount data = mql::account();
    switch (property) {
        case ACCOUNT_NAME:
            return string::of(data.name);
        case ACCOUNT_COMPANY:
            return string::of(data.company);
        case ACCOUNT_SERVER:
            return string::of(data.server);
        case ACCOUNT_CURRENCY:
            return string::of(data.currency);
    }
    return mql::wrong_property<string>(ERR_ACCOUNT_WRONG_PROPERTY);
}

inline mql::int64 TerminalInfoInteger(ENUM_TERMINAL_INFO_INTEGER property) {
    const TfTerminal data = mql::terminal();
    switch (property) {
        case TERMINAL_BUILD:
            return data.build;
        case TERMINAL_CONNECTED:
            return data.connected;
        case TERMINAL_DLLS_ALLOWED:
            return data.dlls_allowed;
        case TERMINAL_TRADE_ALLOWED:
            return data.trade_allowed;
        case TERMINAL_PING_LAST:
            return data.ping_last_us;
    }
    return mql::wrong_property<mql::int64>(ERR_MQL5_WRONG_PROPERTY);
}

inline string TerminalInfoString(ENUM_TERMINAL_INFO_STRING property) {
    const TfTerminal data = mql::terminal();
    switch (property) {
        case TERMINAL_COMPANY:
            return string::of(data.company);
        case TERMINAL_NAME:
            return string::of(data.name);
        case TERMINAL_PATH:
            return string::of(data.path);
        case TERMINAL_DATA_PATH:
            return string::of(data.data_path);
        case TERMINAL_COMMONDATA_PATH:
            return string::of(data.common_data_path);
    }
    return mql::wrong_property<string>(ERR_MQL5_WRONG_PROPERTY);
}

inline mql::int64 MQLInfoInteger(ENUM_MQL_INFO_INTEGER property) {
    switch (property) {
        case MQL_PROGRAM_TYPE:
            return 2;  // PROGRAM_EXPERT
        case MQL_DLLS_ALLOWED:
            return mql::terminal().dlls_allowed;
        case MQL_TRADE_ALLOWED:
            return mql::terminal().mql_trade_allowed;
        case MQL_DEBUG:
        case MQL_TESTER:
            return 0;
    }
    return mql::wrong_property<mql::int64>(ERR_MQL5_WRONG_PROPERTY);
}

inline string Symbol() { return string::of(mql::state.chart.symbol); }

inline ENUM_TIMEFRAMES Period() { return static_cast<ENUM_TIMEFRAMES>(mql::state.chart.period); }

inline mql::int64 ChartID() { return mql::state.chart.id; }
