// Open positions. Selecting one copies it; the Get functions read the copy, as in MetaTrader.
#pragma once

#include "accounts.h"

enum ENUM_POSITION_PROPERTY_INTEGER {
    POSITION_TIME = 1,
    POSITION_TYPE = 2,
    POSITION_MAGIC = 12,
    POSITION_IDENTIFIER = 13,
    POSITION_TIME_MSC = 14,
    POSITION_TIME_UPDATE = 15,
    POSITION_TIME_UPDATE_MSC = 16,
    POSITION_TICKET = 17,
    POSITION_REASON = 18
};
enum ENUM_POSITION_PROPERTY_DOUBLE {
    POSITION_VOLUME = 3,
    POSITION_PRICE_OPEN = 4,
    POSITION_PRICE_CURRENT = 5,
    POSITION_SL = 6,
    POSITION_TP = 7,
    POSITION_SWAP = 9,
    POSITION_PROFIT = 10
};
enum ENUM_POSITION_PROPERTY_STRING { POSITION_SYMBOL = 0, POSITION_COMMENT = 11, POSITION_EXTERNAL_ID = 19 };

namespace mql {

inline TfPosition selected_position = {};

}  // namespace mql

inline int PositionsTotal() { return mql::state.api->positions_total(mql::state.self); }

inline bool PositionSelectByTicket(ulong ticket) {
    return mql::succeeded(mql::state.api->position(mql::state.self, ticket, &mql::selected_position));
}

// 0 when there is none at that index.
inline ulong PositionGetTicket(int index) {
    const bool found = mql::succeeded(mql::state.api->position_at(mql::state.self, index, &mql::selected_position));
    return found ? mql::selected_position.ticket : 0;
}

// The first one of that symbol: the only one on a netting account.
inline bool PositionSelect(const string &symbol) {
    const std::string wanted = symbol.utf8();
    TfPosition candidate = {};
    for (int i = 0; i < PositionsTotal(); i++)
        if (mql::state.api->position_at(mql::state.self, i, &candidate) == 0 && wanted == candidate.symbol) {
            mql::selected_position = candidate;
            return true;
        }
    return mql::succeeded(ERR_TRADE_POSITION_NOT_FOUND);
}

inline mql::int64 PositionGetInteger(ENUM_POSITION_PROPERTY_INTEGER property) {
    const TfPosition &data = mql::selected_position;
    switch (property) {
        case POSITION_TICKET:
            return static_cast<mql::int64>(data.ticket);
        case POSITION_IDENTIFIER:
            return static_cast<mql::int64>(data.identifier);
        case POSITION_TIME:
            return data.time_msc / 1000;
        case POSITION_TIME_MSC:
            return data.time_msc;
        case POSITION_TIME_UPDATE:
            return data.time_update_msc / 1000;
        case POSITION_TIME_UPDATE_MSC:
            return data.time_update_msc;
        case POSITION_TYPE:
            return data.type;
        case POSITION_MAGIC:
            return data.magic;
        case POSITION_REASON:
            return data.reason;
    }
    return mql::wrong_property<mql::int64>(ERR_TRADE_WRONG_PROPERTY);
}

inline double PositionGetDouble(ENUM_POSITION_PROPERTY_DOUBLE property) {
    const TfPosition &data = mql::selected_position;
    switch (property) {
        case POSITION_VOLUME:
            return data.volume;
        case POSITION_PRICE_OPEN:
            return data.price_open;
        case POSITION_PRICE_CURRENT:
            return data.price_current;
        case POSITION_SL:
            return data.sl;
        case POSITION_TP:
            return data.tp;
        case POSITION_SWAP:
            return data.swap;
        case POSITION_PROFIT:
            return data.profit;
    }
    return mql::wrong_property<double>(ERR_TRADE_WRONG_PROPERTY);
}

inline string PositionGetString(ENUM_POSITION_PROPERTY_STRING property) {
    const TfPosition &data = mql::selected_position;
    switch (property) {
        case POSITION_SYMBOL:
            return string::of(data.symbol);
        case POSITION_COMMENT:
            return string::of(data.comment);
        case POSITION_EXTERNAL_ID:
            return string::of(data.external_id);
    }
    return mql::wrong_property<string>(ERR_TRADE_WRONG_PROPERTY);
}
