#include "native/trade_functions.h"

#include <algorithm>

#include "host/trade_conversion.h"
#include "native/simulated_terminal.h"

namespace tfsim {
namespace {

SimulatedTerminal &of(void *self) { return *static_cast<SimulatedTerminal *>(self); }

// ---- positions and pending orders

TfPosition shown(SimulatedTerminal &terminal, const sim::Position &position) {
    const sim::Valuation &valuation = terminal.broker().valuation();
    const Millis at = terminal.quotesAt();
    TfPosition out =
        sim::toApi(sim::PositionView{position, valuation.closePrice(position, at), valuation.profit(position, at)});
    sim::moveTimes(out, terminal.brokerZone());
    return out;
}

int32_t positionsTotal(void *self) { return static_cast<int32_t>(of(self).view().positions().size()); }

tf_error positionAt(void *self, int32_t index, TfPosition *out) {
    const auto &positions = of(self).view().positions();
    if (index < 0 || static_cast<std::size_t>(index) >= positions.size())
        return ERR_TRADE_POSITION_NOT_FOUND;
    *out = shown(of(self), positions[static_cast<std::size_t>(index)]);
    return 0;
}

tf_error position(void *self, uint64_t ticket, TfPosition *out) {
    for (const sim::Position &candidate : of(self).view().positions())
        if (candidate.ticket == ticket) {
            *out = shown(of(self), candidate);
            return 0;
        }
    return ERR_TRADE_POSITION_NOT_FOUND;
}

TfOrder shown(SimulatedTerminal &terminal, const sim::Order &pending) {
    TfOrder out = sim::toApi(pending);
    sim::moveTimes(out, terminal.brokerZone());
    return out;
}

int32_t ordersTotal(void *self) { return static_cast<int32_t>(of(self).view().pendingOrders().size()); }

tf_error orderAt(void *self, int32_t index, TfOrder *out) {
    const auto &orders = of(self).view().pendingOrders();
    if (index < 0 || static_cast<std::size_t>(index) >= orders.size())
        return ERR_TRADE_ORDER_NOT_FOUND;
    *out = shown(of(self), orders[static_cast<std::size_t>(index)]);
    return 0;
}

tf_error order(void *self, uint64_t ticket, TfOrder *out) {
    for (const sim::Order &candidate : of(self).view().pendingOrders())
        if (candidate.ticket == ticket) {
            *out = shown(of(self), candidate);
            return 0;
        }
    return ERR_TRADE_ORDER_NOT_FOUND;
}

// ---- history

template <typename Record, typename Out, typename At>
int32_t copyHistory(const std::vector<Record> &records, std::size_t seen, int64_t from, int64_t to, uint64_t position,
                    Millis zone, At at, Out *out, int32_t capacity) {
    int32_t count = 0;
    for (std::size_t i = 0; i < std::min(seen, records.size()); i++) {
        const int64_t second = (at(records[i]) + zone) / 1000;
        const bool isWanted = position != 0 ? records[i].positionId == position : second >= from && second <= to;
        if (!isWanted)
            continue;
        if (count < capacity) {
            out[count] = sim::toApi(records[i]);
            sim::moveTimes(out[count], zone);
        }
        count++;
    }
    return count;
}

int32_t historyDeals(void *self, int64_t from, int64_t to, uint64_t position, TfDeal *out, int32_t capacity) {
    SimulatedTerminal &terminal = of(self);
    return copyHistory(
        terminal.broker().account().deals(), terminal.view().dealCount(), from, to, position, terminal.brokerZone(),
        [](const sim::Deal &deal) { return deal.at; }, out, capacity);
}

int32_t historyOrders(void *self, int64_t from, int64_t to, uint64_t position, TfOrder *out, int32_t capacity) {
    SimulatedTerminal &terminal = of(self);
    return copyHistory(
        terminal.broker().account().orders(), terminal.view().orderCount(), from, to, position, terminal.brokerZone(),
        [](const sim::Order &past) { return past.done; }, out, capacity);
}

// ---- trading

/// Experts give times by the broker's clock.
sim::TradeRequest requestOf(SimulatedTerminal &terminal, const TfTradeRequest &request) {
    sim::TradeRequest asked = sim::fromApi(request);
    asked.expires -= asked.expires == 0 ? 0 : terminal.brokerZone();
    return asked;
}

tf_error orderSend(void *self, const TfTradeRequest *request, TfTradeResult *result) {
    const sim::TradeResult answer = of(self).order(requestOf(of(self), *request));
    *result = sim::toApi(answer);
    return answer.isDone() ? 0 : ERR_TRADE_SEND_FAILED;
}

/// The request is executed at once; its result comes with the transaction of type TRADE_TRANSACTION_REQUEST.
tf_error orderSendAsync(void *self, const TfTradeRequest *request, TfTradeResult *result) {
    const sim::TradeResult answer = of(self).order(requestOf(of(self), *request));
    *result = {};
    result->retcode = TRADE_RETCODE_PLACED;
    result->request_id = answer.requestId;
    return 0;
}

tf_error orderCheck(void *, const TfTradeRequest *, TfTradeCheck *result) {
    *result = {};
    return 0;
}

tf_error calcMargin(void *self, int32_t, const char *name, double volume, double price, double *margin) {
    SimulatedTerminal &terminal = of(self);
    const sim::SymbolSpec *spec = terminal.broker().server().find(name);
    if (spec == nullptr)
        return ERR_TRADE_CALC_FAILED;
    const int leverage = terminal.broker().account().terms().leverage;
    *margin = terminal.broker()
                  .valuation()
                  .margin(*spec, sim::Lots::of(volume), price, leverage, terminal.quotesAt())
                  .value();
    return 0;
}

tf_error calcProfit(void *self, int32_t type, const char *name, double volume, double open, double close,
                    double *profit) {
    SimulatedTerminal &terminal = of(self);
    const sim::SymbolSpec *spec = terminal.broker().server().find(name);
    if (spec == nullptr)
        return ERR_TRADE_CALC_FAILED;
    *profit = terminal.broker()
                  .valuation()
                  .profit(*spec, type == ORDER_TYPE_BUY, sim::Lots::of(volume), open, close, terminal.quotesAt())
                  .value();
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

}  // namespace tfsim
