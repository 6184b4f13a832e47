#include <cmath>

#include "core/trade_words.h"
#include "host/api_tables.h"
#include "host/clock.h"
#include "host/trade_conversion.h"

namespace sim {
namespace {

int32_t positionsTotal(void *self) {
    return static_cast<int32_t>(expertOf(self).context().desk.positionCount(wallClock()));
}

/// A record as experts see it: times of the broker's clock.
template <typename Record>
auto shown(const Desk &desk, const Record &record) {
    auto out = toApi(record);
    moveTimes(out, desk.zone());
    return out;
}

tf_error positionAt(void *self, int32_t index, TfPosition *out) {
    const Desk &desk = expertOf(self).context().desk;
    const auto positions = desk.positions(wallClock());
    if (index < 0 || static_cast<std::size_t>(index) >= positions.size())
        return ERR_TRADE_POSITION_NOT_FOUND;
    *out = shown(desk, positions[static_cast<std::size_t>(index)]);
    return 0;
}

tf_error position(void *self, uint64_t ticket, TfPosition *out) {
    const Desk &desk = expertOf(self).context().desk;
    const auto found = desk.position(ticket, wallClock());
    if (!found)
        return ERR_TRADE_POSITION_NOT_FOUND;
    *out = shown(desk, *found);
    return 0;
}

// Pending orders, and market orders that were accepted and not filled yet.
int32_t ordersTotal(void *self) {
    return static_cast<int32_t>(expertOf(self).context().desk.pendingOrders(wallClock()).size());
}

tf_error orderAt(void *self, int32_t index, TfOrder *out) {
    const Desk &desk = expertOf(self).context().desk;
    const auto orders = desk.pendingOrders(wallClock());
    if (index < 0 || static_cast<std::size_t>(index) >= orders.size())
        return ERR_TRADE_ORDER_NOT_FOUND;
    *out = shown(desk, orders[static_cast<std::size_t>(index)]);
    return 0;
}

tf_error order(void *self, uint64_t ticket, TfOrder *out) {
    const Desk &desk = expertOf(self).context().desk;
    for (const Order &pending : desk.pendingOrders(wallClock())) {
        if (pending.ticket != ticket)
            continue;
        *out = shown(desk, pending);
        return 0;
    }
    return ERR_TRADE_ORDER_NOT_FOUND;
}

template <typename Record, typename Out>
int32_t copyAll(const Desk &desk, const std::vector<Record> &records, Out *out, int32_t capacity) {
    for (std::size_t i = 0; i < records.size() && static_cast<int32_t>(i) < capacity; ++i)
        out[i] = shown(desk, records[i]);
    return static_cast<int32_t>(records.size());
}

Millis lastOfSecond(int64_t second) {
    constexpr int64_t kFarFuture = 4'102'444'800;  // 2100
    return std::min(second, kFarFuture) * kSecond + kSecond - 1;
}

int32_t historyDeals(void *self, int64_t from, int64_t to, uint64_t position, TfDeal *out, int32_t capacity) {
    const Desk &desk = expertOf(self).context().desk;
    const Millis zone = desk.zone();
    const auto deals = desk.deals(from * kSecond - zone, lastOfSecond(to) - zone, position, wallClock());
    return copyAll(desk, deals, out, capacity);
}

int32_t historyOrders(void *self, int64_t from, int64_t to, uint64_t position, TfOrder *out, int32_t capacity) {
    const Desk &desk = expertOf(self).context().desk;
    const Millis zone = desk.zone();
    const auto orders = desk.orders(from * kSecond - zone, lastOfSecond(to) - zone, position, wallClock());
    return copyAll(desk, orders, out, capacity);
}

TradeResult refused(int retcode) {
    TradeResult result;
    result.retcode = retcode;
    result.comment = retcodeText(retcode);
    return result;
}

/// Experts give times by the broker's clock.
TradeRequest requestOf(const TfTradeRequest &request, const Desk &desk) {
    TradeRequest asked = fromApi(request);
    asked.expires -= asked.expires == 0 ? 0 : desk.zone();
    return asked;
}

tf_error orderSend(void *self, const TfTradeRequest *request, TfTradeResult *result) {
    Expert &expert = expertOf(self);
    TerminalContext &context = expert.context();
    const TradeRequest asked = requestOf(*request, context.desk);
    if (!context.isAlgoTradingOn || !expert.chart().liveTrading) {
        *result = toApi(refused(TRADE_RETCODE_CLIENT_DISABLES_AT));
        return ERR_TRADE_SEND_FAILED;
    }
    if (const Millis delay = context.desk.delay(); delay > 0)
        Sleep(static_cast<DWORD>(delay));
    const DeskAnswer answer = context.desk.send(asked, wallClock());
    for (const JournalEntry &entry : answer.journal)
        context.journal.write(wallClock(), entry);
    if (!answer.transactions.empty())
        context.announce(answer.transactions);
    expert.events().postRequest(asked, answer.result);
    *result = toApi(answer.result);
    return answer.result.isDone() ? 0 : ERR_TRADE_SEND_FAILED;
}

tf_error orderSendAsync(void *self, const TfTradeRequest *request, TfTradeResult *result) {
    Expert &expert = expertOf(self);
    TerminalContext &context = expert.context();
    const bool isAllowed = context.isAlgoTradingOn && expert.chart().liveTrading;
    const TradeResult taken = isAllowed ? context.desk.submit(requestOf(*request, context.desk), wallClock(), &expert)
                                        : refused(TRADE_RETCODE_CLIENT_DISABLES_AT);
    *result = toApi(taken);
    return taken.isDone() ? 0 : ERR_TRADE_SEND_FAILED;
}

tf_error orderCheck(void *self, const TfTradeRequest *request, TfTradeCheck *result) {
    Desk &desk = expertOf(self).context().desk;
    const Millis now = wallClock();
    const TradeRequest asked = requestOf(*request, desk);
    const TradeResult answer = desk.check(asked, now);
    const AccountValue value = desk.value(now);
    const auto margin = asked.action == TRADE_ACTION_DEAL && asked.position == 0
                            ? desk.margin(asked.symbol, asked.volume, asked.price, now)
                            : Money{};
    const Money needed = value.margin + margin.value_or(Money{});
    *result = {};
    result->retcode = static_cast<std::uint32_t>(answer.retcode);
    result->balance = value.balance.value();
    result->equity = value.equity.value();
    result->profit = value.profit.value();
    result->margin = needed.value();
    result->margin_free = (value.equity - needed).value();
    result->margin_level = needed.cents == 0 ? 0.0 : 100.0 * value.equity.value() / needed.value();
    copyText(result->comment, answer.comment);
    return answer.retcode == 0 ? 0 : ERR_TRADE_SEND_FAILED;
}

bool isAmount(double value) { return std::isfinite(value) && value >= 0 && value < 1e9; }

tf_error calcMargin(void *self, int32_t, const char *symbol, double volume, double price, double *margin) {
    if (!isAmount(volume) || !isAmount(price))
        return ERR_INVALID_PARAMETER;
    const auto money = expertOf(self).context().desk.margin(symbol, volume, price, wallClock());
    if (!money)
        return ERR_TRADE_CALC_FAILED;
    *margin = money->value();
    return 0;
}

tf_error calcProfit(void *self, int32_t type, const char *symbol, double volume, double open, double close,
                    double *profit) {
    if (!isAmount(volume) || !isAmount(open) || !isAmount(close))
        return ERR_INVALID_PARAMETER;
    const bool isBuy = type == ORDER_TYPE_BUY;
    const auto money = expertOf(self).context().desk.profit(symbol, isBuy, volume, open, close, wallClock());
    if (!money)
        return ERR_TRADE_CALC_FAILED;
    *profit = money->value();
    return 0;
}

}  // namespace

void fillTradeFunctions(TerminalApi &api) {
    api.positions_total = positionsTotal;
    api.position_at = positionAt;
    api.position = position;
    api.orders_total = ordersTotal;
    api.order_at = orderAt;
    api.order = order;
    api.history_deals = historyDeals;
    api.history_orders = historyOrders;
    api.order_send = orderSend;
    api.order_send_async = orderSendAsync;
    api.order_check = orderCheck;
    api.order_calc_margin = calcMargin;
    api.order_calc_profit = calcProfit;
}

}  // namespace sim
