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

std::vector<std::string> symbolNames(void *self, bool selected) {
    const Desk &desk = expertOf(self).context().desk;
    if (selected)
        return desk.selected();
    std::vector<std::string> names;
    for (const SymbolSpec &symbol : desk.symbols())
        names.push_back(symbol.name);
    return names;
}

int32_t symbolsTotal(void *self, int32_t selected) {
    return static_cast<int32_t>(symbolNames(self, selected != 0).size());
}

tf_error symbolName(void *self, int32_t index, int32_t selected, char out[TF_NAME_SIZE]) {
    const std::vector<std::string> names = symbolNames(self, selected != 0);
    if (index < 0 || static_cast<std::size_t>(index) >= names.size())
        return ERR_INVALID_PARAMETER;
    copyText(*reinterpret_cast<char(*)[TF_NAME_SIZE]>(out), names[static_cast<std::size_t>(index)]);
    return 0;
}

tf_error symbol(void *self, const char *name, TfSymbol *out) {
    Desk &desk = expertOf(self).context().desk;
    const Millis now = wallClock();
    const auto found = desk.symbol(name, now);
    if (!found)
        return ERR_MARKET_UNKNOWN_SYMBOL;
    *out = toApi(*found, desk.dayRange(*found->spec, now));
    moveTimes(*out, desk.zone());
    return 0;
}

/// A symbol with positions or a chart stays in Market Watch; charts of other experts do not matter here.
tf_error symbolSelect(void *self, const char *name, int32_t select) {
    Expert &expert = expertOf(self);
    Desk &desk = expert.context().desk;
    if (!desk.quoteAt(name, wallClock()))
        return ERR_MARKET_UNKNOWN_SYMBOL;
    if (select == 0 && expert.chart().symbol == name)
        return ERR_MARKET_SELECT_ERROR;
    return desk.select(name, select != 0) ? 0 : ERR_MARKET_SELECT_ERROR;
}

tf_error tick(void *self, const char *name, TfTick *out) {
    const Desk &desk = expertOf(self).context().desk;
    const auto quote = desk.quoteAt(name, wallClock());
    if (!quote)
        return ERR_MARKET_UNKNOWN_SYMBOL;
    if (!desk.isSelected(name))
        return ERR_MARKET_NOT_SELECTED;
    *out = {};
    out->time_msc = quote->at + desk.zone();
    out->bid = quote->bid;
    out->ask = quote->ask;
    out->flags = TICK_FLAG_BID | TICK_FLAG_ASK;
    return 0;
}

int64_t timeMsc(void *self, int32_t clock) {
    const Millis now = wallClock();
    const Desk &desk = expertOf(self).context().desk;
    switch (clock) {
        case TF_CLOCK_CURRENT:
            return desk.lastQuote(now) + desk.zone();
        case TF_CLOCK_TRADE_SERVER:
            return now + desk.zone();
        default:
            return now;
    }
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
