// Pending orders. Selecting one copies it; the Get functions read the copy, as in MetaTrader.
#pragma once

#include "accounts.h"

enum ENUM_ORDER_PROPERTY_INTEGER {
    ORDER_TIME_SETUP = 1,
    ORDER_TIME_EXPIRATION = 2,
    ORDER_TIME_DONE = 3,
    ORDER_TYPE = 4,
    ORDER_TYPE_FILLING = 5,
    ORDER_TYPE_TIME = 6,
    ORDER_STATE = 14,
    ORDER_MAGIC = 15,
    ORDER_POSITION_ID = 17,
    ORDER_TIME_SETUP_MSC = 18,
    ORDER_TIME_DONE_MSC = 19,
    ORDER_POSITION_BY_ID = 21,
    ORDER_TICKET = 22,
    ORDER_REASON = 23
};
enum ENUM_ORDER_PROPERTY_DOUBLE {
    ORDER_VOLUME_INITIAL = 7,
    ORDER_VOLUME_CURRENT = 8,
    ORDER_PRICE_OPEN = 9,
    ORDER_PRICE_CURRENT = 10,
    ORDER_PRICE_STOPLIMIT = 11,
    ORDER_SL = 12,
    ORDER_TP = 13
};
enum ENUM_ORDER_PROPERTY_STRING { ORDER_SYMBOL = 0, ORDER_COMMENT = 16, ORDER_EXTERNAL_ID = 20 };

namespace mql {

inline TfOrder selected_order = {};

inline int64 order_integer(const TfOrder &data, ENUM_ORDER_PROPERTY_INTEGER property) {
    switch (property) {
        case ORDER_TICKET:
            return static_cast<int64>(data.ticket);
        case ORDER_TIME_SETUP:
            return data.time_setup_msc / 1000;
        case ORDER_TIME_SETUP_MSC:
            return data.time_setup_msc;
        case ORDER_TIME_DONE:
            return data.time_done_msc / 1000;
        case ORDER_TIME_DONE_MSC:
            return data.time_done_msc;
        case ORDER_TIME_EXPIRATION:
            return data.time_expiration_s;
        case ORDER_TYPE:
            return data.type;
        case ORDER_TYPE_FILLING:
            return data.type_filling;
        case ORDER_TYPE_TIME:
            return data.type_time;
        case ORDER_STATE:
            return data.state;
        case ORDER_MAGIC:
            return data.magic;
        case ORDER_REASON:
            return data.reason;
        case ORDER_POSITION_ID:
            return static_cast<int64>(data.position_id);
        case ORDER_POSITION_BY_ID:
            return static_cast<int64>(data.position_by_id);
    }
    return wrong_property<int64>(ERR_TRADE_WRONG_PROPERTY);
}

inline double order_double(const TfOrder &data, ENUM_ORDER_PROPERTY_DOUBLE property) {
    switch (property) {
        case ORDER_VOLUME_INITIAL:
            return data.volume_initial;
        case ORDER_VOLUME_CURRENT:
            return data.volume_current;
        case ORDER_PRICE_OPEN:
            return data.price_open;
        case ORDER_PRICE_CURRENT:
            return data.price_current;
        case ORDER_PRICE_STOPLIMIT:
            return data.price_stoplimit;
        case ORDER_SL:
            return data.sl;
        case ORDER_TP:
            return data.tp;
    }
    return wrong_property<double>(ERR_TRADE_WRONG_PROPERTY);
}

inline string order_string(const TfOrder &data, ENUM_ORDER_PROPERTY_STRING property) {
    switch (property) {
        case ORDER_SYMBOL:
            return string::of(data.symbol);
        case ORDER_COMMENT:
            return string::of(data.comment);
        case ORDER_EXTERNAL_ID:
            return string::of(data.external_id);
    }
    return wrong_property<string>(ERR_TRADE_WRONG_PROPERTY);
}

}  // namespace mql

inline int OrdersTotal() { return mql::state.api->orders_total(mql::state.self); }

inline bool OrderSelect(ulong ticket) {
    return mql::succeeded(mql::state.api->order(mql::state.self, ticket, &mql::selected_order));
}

// 0 when there is none at that index.
inline ulong OrderGetTicket(int index) {
    const bool found = mql::succeeded(mql::state.api->order_at(mql::state.self, index, &mql::selected_order));
    return found ? mql::selected_order.ticket : 0;
}

inline mql::int64 OrderGetInteger(ENUM_ORDER_PROPERTY_INTEGER property) {
    return mql::order_integer(mql::selected_order, property);
}

inline double OrderGetDouble(ENUM_ORDER_PROPERTY_DOUBLE property) {
    return mql::order_double(mql::selected_order, property);
}

inline string OrderGetString(ENUM_ORDER_PROPERTY_STRING property) {
    return mql::order_string(mql::selected_order, property);
}
