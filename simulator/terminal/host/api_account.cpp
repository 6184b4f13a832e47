#include "core/files.h"
#include "host/api_tables.h"
#include "host/clock.h"
#include "host/trade_conversion.h"

namespace sim {
namespace {

tf_error account(void *self, TfAccount *out) {
    Desk &desk = expertOf(self).context().desk;
    *out = toApi(desk, desk.value(wallClock()), desk.link());
    return 0;
}

tf_error terminal(void *self, TfTerminal *out) {
    Expert &expert = expertOf(self);
    TerminalContext &context = expert.context();
    *out = {};
    out->build = 1;
    out->connected = context.desk.isOnline() ? 1 : 0;
    out->trade_allowed = context.isAlgoTradingOn ? 1 : 0;
    out->mql_trade_allowed = context.isAlgoTradingOn && expert.chart().liveTrading ? 1 : 0;
    out->ping_last_us = 420;
    copyText(out->name, "TermFleet simulated terminal");
    copyText(out->company, "TermFleet");
    copyText(out->path, textOf(context.dataFolder));
    copyText(out->data_path, textOf(context.dataFolder));
    copyText(out->common_data_path, textOf(context.dataFolder / "Common"));
    return 0;
}

int32_t symbolsTotal(void *self, int32_t) {
    return static_cast<int32_t>(expertOf(self).context().desk.symbols().size());
}

tf_error symbolName(void *self, int32_t index, int32_t, char out[TF_NAME_SIZE]) {
    const auto &symbols = expertOf(self).context().desk.symbols();
    if (index < 0 || static_cast<std::size_t>(index) >= symbols.size())
        return ERR_INVALID_PARAMETER;
    copyText(*reinterpret_cast<char(*)[TF_NAME_SIZE]>(out), symbols[static_cast<std::size_t>(index)].name);
    return 0;
}

tf_error symbol(void *self, const char *name, TfSymbol *out) {
    Desk &desk = expertOf(self).context().desk;
    const Millis now = wallClock();
    const auto found = desk.symbol(name, now);
    if (!found)
        return ERR_MARKET_UNKNOWN_SYMBOL;
    *out = toApi(*found, desk.dayRange(*found->spec, now));
    return 0;
}

/// Every symbol of the server is in Market Watch and stays there; a position or a chart may need it at any time.
tf_error symbolSelect(void *self, const char *name, int32_t) {
    return expertOf(self).context().desk.quoteAt(name, wallClock()) ? 0 : ERR_MARKET_UNKNOWN_SYMBOL;
}

tf_error tick(void *self, const char *name, TfTick *out) {
    const auto quote = expertOf(self).context().desk.quoteAt(name, wallClock());
    if (!quote)
        return ERR_MARKET_UNKNOWN_SYMBOL;
    *out = {};
    out->time_msc = quote->at;
    out->bid = quote->bid;
    out->ask = quote->ask;
    out->flags = TICK_FLAG_BID | TICK_FLAG_ASK;
    return 0;
}

int64_t timeMsc(void *self, int32_t clock) {
    const Millis now = wallClock();
    return clock == TF_CLOCK_CURRENT ? expertOf(self).context().desk.lastQuote(now) : now;
}

}  // namespace

void fillAccountFunctions(TerminalApi &api) {
    api.account = account;
    api.terminal = terminal;
    api.symbols_total = symbolsTotal;
    api.symbol_name = symbolName;
    api.symbol = symbol;
    api.symbol_select = symbolSelect;
    api.tick = tick;
    api.time_msc = timeMsc;
}

}  // namespace sim
