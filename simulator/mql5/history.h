// The history of deals and orders: a selection is fetched once, the Get functions read it.
#pragma once

#include "orders.h"

#include <vector>

enum ENUM_DEAL_PROPERTY_INTEGER {
    DEAL_ORDER = 1,
    DEAL_TIME = 2,
    DEAL_TYPE = 3,
    DEAL_ENTRY = 4,
    DEAL_MAGIC = 11,
    DEAL_POSITION_ID = 12,
    DEAL_TIME_MSC = 13,
    DEAL_TICKET = 15,
    DEAL_REASON = 16
};
enum ENUM_DEAL_PROPERTY_DOUBLE {
    DEAL_VOLUME = 5,
    DEAL_PRICE = 6,
    DEAL_COMMISSION = 7,
    DEAL_SWAP = 8,
    DEAL_PROFIT = 9,
    DEAL_FEE = 17,
    DEAL_SL = 18,
    DEAL_TP = 19
};
enum ENUM_DEAL_PROPERTY_STRING { DEAL_SYMBOL = 0, DEAL_COMMENT = 10, DEAL_EXTERNAL_ID = 14 };

namespace mql {

inline std::vector<TfDeal> selected_deals;
inline std::vector<TfOrder> selected_past_orders;

// The number of records may grow between the two calls; then they are fetched again.
template <typename Record, typename Fetch>
void fetch(std::vector<Record> &records, Fetch call) {
    int count = call(nullptr, 0);
    do {
        records.resize(static_cast<std::size_t>(count > 0 ? count : 0));
        count = call(records.data(), static_cast<int>(records.size()));
    } while (count > static_cast<int>(records.size()));
    records.resize(static_cast<std::size_t>(count > 0 ? count : 0));
}

inline bool select_history(int64 from, int64 to, ulong position) {
    fetch(selected_deals, [&](TfDeal *out, int capacity) {
        return state.api->history_deals(state.self, from, to, position, out, capacity);
    });
    fetch(selected_past_orders, [&](TfOrder *out, int capacity) {
        return state.api->history_orders(state.self, from, to, position, out, capacity);
    });
    return true;
}

template <typename Record>
const Record *by_ticket(const std::vector<Record> &records, ulong ticket, int error) {
    for (const Record &record : records)
        if (record.ticket == ticket)
            return &record;
    state.last_error = error;
    return nullptr;
}

inline const TfDeal *deal(ulong ticket) { return by_ticket(selected_deals, ticket, ERR_TRADE_DEAL_NOT_FOUND); }

inline const TfOrder *past_order(ulong ticket) {
    return by_ticket(selected_past_orders, ticket, ERR_TRADE_ORDER_NOT_FOUND);
}

template <typename Record>
bool keep_only(std::vector<Record> &records, ulong ticket, int error) {
    const Record *found = by_ticket(records, ticket, error);
    const std::vector<Record> kept = found != nullptr ? std::vector<Record>(1, *found) : std::vector<Record>();
    records = kept;
    return !records.empty();
}

}  // namespace mql

inline bool HistorySelect(datetime from, datetime to) { return mql::select_history(from, to, 0); }

inline bool HistorySelectByPosition(mql::int64 position) {
    return position > 0 && mql::select_history(0, INT64_MAX, static_cast<ulong>(position));
}

inline bool HistoryDealSelect(ulong ticket) {
    mql::select_history(0, INT64_MAX, 0);
    return mql::keep_only(mql::selected_deals, ticket, ERR_TRADE_DEAL_NOT_FOUND);
}

inline bool HistoryOrderSelect(ulong ticket) {
    mql::select_history(0, INT64_MAX, 0);
    return mql::keep_only(mql::selected_past_orders, ticket, ERR_TRADE_ORDER_NOT_FOUND);
}

inline int HistoryDealsTotal() { return static_cast<int>(mql::selected_deals.size()); }

inline int HistoryOrdersTotal() { return static_cast<int>(mql::selected_past_orders.size()); }

inline ulong HistoryDealGetTicket(int index) {
    return index >= 0 && index < HistoryDealsTotal() ? mql::selected_deals[static_cast<std::size_t>(index)].ticket : 0;
}

inline ulong HistoryOrderGetTicket(int index) {
    return index >= 0 && index < HistoryOrdersTotal()
               ? mql::selected_past_orders[static_cast<std::size_t>(index)].ticket
               : 0;
}

inline mql::int64 HistoryDealGetInteger(ulong ticket, ENUM_DEAL_PROPERTY_INTEGER property) {
    const TfDeal *data = mql::deal(ticket);
    if (data == nullptr)
        return 0;
    switch (property) {
        case DEAL_TICKET:
            return static_cast<mql::int64>(data->ticket);
        case DEAL_ORDER:
            return static_cast<mql::int64>(data->order);
        case DEAL_TIME:
            return data->time_msc / 1000;
        case DEAL_TIME_MSC:
            return data->time_msc;
        case DEAL_TYPE:
            return data->type;
        case DEAL_ENTRY:
            return data->entry;
        case DEAL_MAGIC:
            return data->magic;
        case DEAL_REASON:
            return data->reason;
        case DEAL_POSITION_ID:
            return static_cast<mql::int64>(data->position_id);
    }
    return mql::wrong_property<mql::int64>(ERR_TRADE_WRONG_PROPERTY);
}

inline double HistoryDealGetDouble(ulong ticket, ENUM_DEAL_PROPERTY_DOUBLE property) {
    const TfDeal *data = mql::deal(ticket);
    if (data == nullptr)
        return 0.0;
    switch (property) {
        case DEAL_VOLUME:
            return data->volume;
        case DEAL_PRICE:
            return data->price;
        case DEAL_COMMISSION:
            return data->commission;
        case DEAL_FEE:
            return data->fee;
        case DEAL_SWAP:
            return data->swap;
        case DEAL_PROFIT:
            return data->profit;
        case DEAL_SL:
            return data->sl;
        case DEAL_TP:
            return data->tp;
    }
    return mql::wrong_property<double>(ERR_TRADE_WRONG_PROPERTY);
}

inline string HistoryDealGetString(ulong ticket, ENUM_DEAL_PROPERTY_STRING property) {
    const TfDeal *data = mql::deal(ticket);
    if (data == nullptr)
        return string();
    switch (property) {
        case DEAL_SYMBOL:
            return string::of(data->symbol);
        case DEAL_COMMENT:
            return string::of(data->comment);
        case DEAL_EXTERNAL_ID:
            return string::of(data->external_id);
    }
    return mql::wrong_property<string>(ERR_TRADE_WRONG_PROPERTY);
}

inline mql::int64 HistoryOrderGetInteger(ulong ticket, ENUM_ORDER_PROPERTY_INTEGER property) {
    const TfOrder *data = mql::past_order(ticket);
    return data == nullptr ? 0 : mql::order_integer(*data, property);
}

inline double HistoryOrderGetDouble(ulong ticket, ENUM_ORDER_PROPERTY_DOUBLE property) {
    const TfOrder *data = mql::past_order(ticket);
    return data == nullptr ? 0.0 : mql::order_double(*data, property);
}

inline string HistoryOrderGetString(ulong ticket, ENUM_ORDER_PROPERTY_STRING property) {
    const TfOrder *data = mql::past_order(ticket);
    return data == nullptr ? string() : mql::order_string(*data, property);
}
