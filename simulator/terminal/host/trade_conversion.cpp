#include "host/trade_conversion.h"

#include "core/price.h"

namespace sim {

TfPosition toApi(const PositionView &view) {
    const Position &position = view.position;
    TfPosition out{};
    out.ticket = position.ticket;
    out.identifier = position.identifier;
    out.time_msc = position.opened;
    out.time_update_msc = position.updated;
    out.magic = position.magic;
    out.type = position.type;
    out.reason = position.reason;
    out.volume = position.volume.value();
    out.price_open = position.priceOpen;
    out.price_current = view.priceCurrent;
    out.sl = position.sl;
    out.tp = position.tp;
    out.profit = view.profit.value();
    copyText(out.symbol, position.symbol);
    copyText(out.comment, position.comment);
    return out;
}

TfOrder toApi(const Order &order) {
    TfOrder out{};
    out.ticket = order.ticket;
    out.position_id = order.positionId;
    out.time_setup_msc = order.setup;
    out.time_done_msc = order.done;
    out.magic = order.magic;
    out.type = order.type;
    out.state = order.state;
    out.type_filling = order.filling;
    out.type_time = order.lifetime;
    out.time_expiration_s = order.expires / 1000;
    out.reason = order.reason;
    out.volume_initial = order.volumeInitial.value();
    out.volume_current = order.volumeCurrent.value();
    out.price_open = out.price_current = order.priceOpen;
    out.sl = order.sl;
    out.tp = order.tp;
    copyText(out.symbol, order.symbol);
    copyText(out.comment, order.comment);
    return out;
}

TfDeal toApi(const Deal &deal) {
    TfDeal out{};
    out.ticket = deal.ticket;
    out.order = deal.order;
    out.position_id = deal.positionId;
    out.time_msc = deal.at;
    out.magic = deal.magic;
    out.type = deal.type;
    out.entry = deal.entry;
    out.reason = deal.reason;
    out.volume = deal.volume.value();
    out.price = deal.price;
    out.profit = deal.profit.value();
    out.sl = deal.sl;
    out.tp = deal.tp;
    copyText(out.symbol, deal.symbol);
    copyText(out.comment, deal.comment);
    return out;
}

namespace {

void copyPrices(TfSymbol &out, const Quote &quote, const DayRange &day, int digits) {
    out.time_msc = quote.at;
    out.bid = quote.bid;
    out.ask = quote.ask;
    out.bid_low = day.low;
    out.bid_high = day.high;
    out.ask_low = normalizePrice(day.low + (quote.ask - quote.bid), digits);
    out.ask_high = normalizePrice(day.high + (quote.ask - quote.bid), digits);
}

void move(int64_t &time, Millis zone) { time += time == 0 ? 0 : zone; }

}  // namespace

void moveTimes(TfPosition &position, Millis zone) {
    move(position.time_msc, zone);
    move(position.time_update_msc, zone);
}

void moveTimes(TfOrder &order, Millis zone) {
    move(order.time_setup_msc, zone);
    move(order.time_done_msc, zone);
    order.time_expiration_s += order.time_expiration_s == 0 ? 0 : zone / 1000;
}

void moveTimes(TfDeal &deal, Millis zone) { move(deal.time_msc, zone); }

void moveTimes(TfSymbol &symbol, Millis zone) { move(symbol.time_msc, zone); }

TfSymbol toApi(const SymbolView &view, const DayRange &day) {
    const SymbolSpec &spec = *view.spec;
    TfSymbol out{};
    out.selected = out.visible = view.isSelected ? 1 : 0;
    out.synchronized = view.isSynchronized ? 1 : 0;
    out.spread_float = 1;
    out.digits = spec.digits;
    out.spread = static_cast<int>(toPoints(view.quote.ask, spec.digits) - toPoints(view.quote.bid, spec.digits));
    out.stops_level = spec.stopsLevel;
    out.freeze_level = spec.freezeLevel;
    out.calc_mode = spec.calcMode;
    out.trade_mode = SYMBOL_TRADE_MODE_FULL;
    out.exec_mode = spec.executionMode;
    out.filling_mode = spec.fillingModes;
    out.order_mode = SYMBOL_ORDER_MARKET | SYMBOL_ORDER_LIMIT | SYMBOL_ORDER_STOP | SYMBOL_ORDER_SL | SYMBOL_ORDER_TP;
    out.expiration_mode = SYMBOL_EXPIRATION_GTC | SYMBOL_EXPIRATION_SPECIFIED;
    out.swap_mode = SYMBOL_SWAP_MODE_DISABLED;
    if (view.isSelected)
        copyPrices(out, view.quote, day, spec.digits);
    out.point = out.tick_size = spec.point();
    out.volume_min = spec.volumeMin.value();
    out.volume_max = spec.volumeMax.value();
    out.volume_step = spec.volumeStep.value();
    out.volume_limit = spec.volumeLimit.value();
    out.contract_size = spec.contractSize;
    out.tick_value = out.tick_value_profit = view.tickValue;
    out.tick_value_loss = view.tickValueLoss;
    copyText(out.name, spec.name);
    copyText(out.currency_base, spec.currencyBase);
    copyText(out.currency_profit, spec.currencyProfit);
    copyText(out.currency_margin, spec.currencyMargin);
    copyText(out.description, spec.description);
    copyText(out.path, spec.group + "\\" + spec.name);
    return out;
}

TfAccount toApi(const Desk &desk, const AccountValue &value, Link link) {
    TfAccount out{};
    out.login = static_cast<std::int64_t>(desk.login());
    out.leverage = desk.leverage();
    out.trade_mode = ACCOUNT_TRADE_MODE_DEMO;
    out.margin_mode = desk.isNetting() ? ACCOUNT_MARGIN_MODE_RETAIL_NETTING : ACCOUNT_MARGIN_MODE_RETAIL_HEDGING;
    out.currency_digits = 2;
    out.trade_allowed = link == Link::Authorized ? 1 : 0;
    out.trade_expert = 1;
    out.hedge_allowed = desk.rules().isHedgeAllowed ? 1 : 0;
    out.fifo_close = desk.rules().isFifoClose ? 1 : 0;
    out.stopout_mode = ACCOUNT_STOPOUT_MODE_PERCENT;
    out.balance = value.balance.value();
    out.profit = value.profit.value();
    out.equity = value.equity.value();
    out.margin = value.margin.value();
    out.margin_free = value.freeMargin.value();
    out.margin_level = value.marginLevel;
    out.margin_so_call = 100.0;
    out.margin_so_so = Broker::kStopOutLevel;
    copyText(out.name, "Demo " + std::to_string(desk.login()));
    copyText(out.server, desk.serverName());
    copyText(out.company, "TermFleet");
    copyText(out.currency, "USD");
    return out;
}

TfTradeTransaction toApi(const TradeTransaction &transaction) {
    TfTradeTransaction out{};
    out.deal = transaction.deal;
    out.order = transaction.order;
    out.position = transaction.position;
    out.type = transaction.type;
    out.order_type = transaction.orderType;
    out.order_state = transaction.orderState;
    out.deal_type = transaction.dealType;
    out.price = transaction.price;
    out.price_sl = transaction.sl;
    out.price_tp = transaction.tp;
    out.volume = transaction.volume.value();
    copyText(out.symbol, transaction.symbol);
    return out;
}

TfTradeRequest toApi(const TradeRequest &request) {
    TfTradeRequest out{};
    out.action = request.action;
    out.type = request.type;
    out.type_filling = request.filling;
    out.type_time = request.lifetime;
    out.expiration_s = request.expires / 1000;
    out.magic = static_cast<std::uint64_t>(request.magic);
    out.order = request.order;
    out.position = request.position;
    out.position_by = request.positionBy;
    out.deviation = request.deviation;
    out.volume = request.volume;
    out.price = request.price;
    out.sl = request.sl;
    out.tp = request.tp;
    copyText(out.symbol, request.symbol);
    copyText(out.comment, request.comment);
    return out;
}

TfTradeResult toApi(const TradeResult &result) {
    TfTradeResult out{};
    out.retcode = static_cast<std::uint32_t>(result.retcode);
    out.request_id = result.requestId;
    out.deal = result.deal;
    out.order = result.order;
    out.volume = result.volume.value();
    out.price = result.price;
    out.bid = result.bid;
    out.ask = result.ask;
    copyText(out.comment, result.comment);
    return out;
}

TradeRequest fromApi(const TfTradeRequest &request) {
    TradeRequest out;
    out.action = request.action;
    out.type = request.type;
    out.filling = request.type_filling;
    out.lifetime = request.type_time;
    out.expires = request.expiration_s * 1000;
    out.order = request.order;
    out.position = request.position;
    out.positionBy = request.position_by;
    out.symbol = request.symbol;
    out.volume = request.volume;
    out.price = request.price;
    out.sl = request.sl;
    out.tp = request.tp;
    out.deviation = request.deviation;
    out.magic = static_cast<std::int64_t>(request.magic);
    out.comment = request.comment;
    return out;
}

}  // namespace sim
