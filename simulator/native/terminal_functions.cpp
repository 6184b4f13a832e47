// The functions of terminal_api.h on a simulated terminal, those of trading excepted.
#include <algorithm>

#include "host/trade_conversion.h"
#include "native/simulated_terminal.h"
#include "native/trade_functions.h"

namespace tfsim {
namespace {

SimulatedTerminal &of(void *self) { return *static_cast<SimulatedTerminal *>(self); }

tf_error account(void *self, TfAccount *out) {
    SimulatedTerminal &terminal = of(self);
    const FaultyBroker &broker = terminal.broker();
    const sim::AccountValue &value = broker.value(terminal.quotesAt());
    *out = {};
    out->login = static_cast<std::int64_t>(broker.account().terms().login);
    out->leverage = broker.account().terms().leverage;
    out->trade_mode = ACCOUNT_TRADE_MODE_DEMO;
    out->margin_mode =
        broker.account().terms().isNetting ? ACCOUNT_MARGIN_MODE_RETAIL_NETTING : ACCOUNT_MARGIN_MODE_RETAIL_HEDGING;
    out->currency_digits = 2;
    out->trade_allowed = terminal.isOnline() ? 1 : 0;
    out->trade_expert = out->hedge_allowed = 1;
    out->balance = value.balance.value();
    out->profit = value.profit.value();
    out->equity = value.equity.value();
    // A terminal without a list of positions knows of no margin either.
    const bool showsPositions = !terminal.view().positions().empty();
    out->margin = showsPositions ? value.margin.value() : 0.0;
    out->margin_free = out->equity - out->margin;
    out->margin_level = showsPositions ? value.marginLevel : 0.0;
    sim::copyText(out->name, "Simulation");
    sim::copyText(out->server, broker.server().name);
    sim::copyText(out->company, "TermFleet");
    sim::copyText(out->currency, "USD");
    return 0;
}

tf_error terminal(void *self, TfTerminal *out) {
    *out = {};
    out->build = 1;
    out->connected = of(self).isOnline() ? 1 : 0;
    out->trade_allowed = out->mql_trade_allowed = of(self).isAlgoTradingOn() ? 1 : 0;
    sim::copyText(out->name, "TermFleet simulation");
    sim::copyText(out->company, "TermFleet");
    return 0;
}

// ---- symbols: all of them are in Market Watch

int32_t symbolsTotal(void *self, int32_t) { return static_cast<int32_t>(of(self).broker().server().symbols.size()); }

tf_error symbolName(void *self, int32_t index, int32_t, char out[TF_NAME_SIZE]) {
    const auto &symbols = of(self).broker().server().symbols;
    if (index < 0 || static_cast<std::size_t>(index) >= symbols.size())
        return ERR_INVALID_PARAMETER;
    sim::copyText(*reinterpret_cast<char(*)[TF_NAME_SIZE]>(out), symbols[static_cast<std::size_t>(index)].name);
    return 0;
}

tf_error symbol(void *self, const char *name, TfSymbol *out) {
    SimulatedTerminal &terminal = of(self);
    const sim::SymbolSpec *spec = terminal.broker().server().find(name);
    if (spec == nullptr)
        return ERR_MARKET_UNKNOWN_SYMBOL;
    const Millis at = terminal.quotesAt();
    const sim::Quote quote = terminal.broker().market().quote(*spec, at);
    const sim::Valuation &valuation = terminal.broker().valuation();
    const sim::SymbolView view{spec, quote, valuation.tickValue(*spec, true, at),
                               valuation.tickValue(*spec, false, at)};
    *out = sim::toApi(view, {quote.bid, quote.bid, at});
    return 0;
}

tf_error symbolSelect(void *self, const char *name, int32_t) {
    return of(self).broker().server().find(name) != nullptr ? 0 : ERR_MARKET_UNKNOWN_SYMBOL;
}

tf_error tick(void *self, const char *name, TfTick *out) {
    const sim::SymbolSpec *spec = of(self).broker().server().find(name);
    if (spec == nullptr)
        return ERR_MARKET_UNKNOWN_SYMBOL;
    const sim::Quote quote = of(self).broker().market().quote(*spec, of(self).quotesAt());
    *out = {};
    out->time_msc = quote.at + of(self).brokerZone();
    out->bid = quote.bid;
    out->ask = quote.ask;
    out->flags = TICK_FLAG_BID | TICK_FLAG_ASK;
    return 0;
}

// ---- sockets

int32_t socketCreate(void *self, uint32_t, tf_error *error) {
    *error = 0;
    return of(self).newSocketHandle();
}

tf_error socketConnect(void *self, int32_t socket, const char *, uint32_t, uint32_t timeout) {
    const int error = of(self).socket().connect(socket);
    if (error != 0)
        of(self).wait(std::min<Millis>(timeout, of(self).unreachableFor()));
    return error;
}

int32_t socketConnected(void *self, int32_t socket) { return of(self).socket().isConnected(socket) ? 1 : 0; }

uint32_t socketReadable(void *self, int32_t socket) { return of(self).socket().readable(socket); }

int32_t socketWritable(void *self, int32_t socket) { return socketConnected(self, socket); }

int32_t socketRead(void *self, int32_t socket, uint8_t *buffer, uint32_t capacity, uint32_t timeout, tf_error *error) {
    int code = 0;
    const int count = of(self).socket().read(socket, buffer, capacity, code);
    *error = code;
    if (count < 0)
        of(self).wait(timeout);
    return count;
}

int32_t socketSend(void *self, int32_t socket, const uint8_t *bytes, uint32_t count, tf_error *error) {
    int code = 0;
    const int sent = of(self).socket().send(socket, bytes, count, of(self).now(), code);
    *error = code;
    return sent;
}

tf_error socketTimeouts(void *, int32_t, uint32_t, uint32_t) { return 0; }

tf_error socketClose(void *self, int32_t socket) {
    of(self).socket().close(socket);
    return 0;
}

// ---- time, words, global variables

int64_t timeMsc(void *self, int32_t which) { return of(self).clock(which); }

uint64_t microseconds(void *self) { return of(self).microseconds(); }

void sleepMs(void *self, uint32_t milliseconds) { of(self).wait(milliseconds); }

tf_error timerStart(void *self, uint32_t milliseconds) {
    of(self).startTimer(milliseconds);
    return 0;
}

void timerStop(void *self) { of(self).stopTimer(); }

void print(void *self, const char *text) { of(self).print(text); }

void comment(void *, const char *) {}

int32_t globalCheck(void *self, const char *name) { return of(self).globals().count(name) != 0 ? 1 : 0; }

tf_error globalGet(void *self, const char *name, double *out) {
    const auto found = of(self).globals().find(name);
    if (found == of(self).globals().end())
        return ERR_GLOBALVARIABLE_NOT_FOUND;
    *out = found->second;
    return 0;
}

tf_error globalSet(void *self, const char *name, double value) {
    of(self).globals()[name] = value;
    return 0;
}

tf_error globalDelete(void *self, const char *name) {
    return of(self).globals().erase(name) != 0 ? 0 : ERR_GLOBALVARIABLE_NOT_FOUND;
}

void expertRemove(void *self) { of(self).removeExpert(); }

int32_t stopped(void *self) { return of(self).isRemovalAsked() ? 1 : 0; }

TerminalApi tableOfFunctions() {
    TerminalApi api{};
    api.version = TF_ABI_VERSION;
    api.size = sizeof api;
    api.account = account;
    api.terminal = terminal;
    api.symbols_total = symbolsTotal;
    api.symbol_name = symbolName;
    api.symbol = symbol;
    api.symbol_select = symbolSelect;
    api.tick = tick;
    fillTradeFunctions(api);
    api.socket_create = socketCreate;
    api.socket_connect = socketConnect;
    api.socket_connected = socketConnected;
    api.socket_readable = socketReadable;
    api.socket_writable = socketWritable;
    api.socket_read = socketRead;
    api.socket_send = socketSend;
    api.socket_timeouts = socketTimeouts;
    api.socket_close = socketClose;
    api.time_msc = timeMsc;
    api.microseconds = microseconds;
    api.sleep_ms = sleepMs;
    api.timer_start = timerStart;
    api.timer_stop = timerStop;
    api.print = api.alert = print;
    api.comment = comment;
    api.global_check = globalCheck;
    api.global_get = globalGet;
    api.global_set = globalSet;
    api.global_delete = globalDelete;
    api.expert_remove = expertRemove;
    api.stopped = stopped;
    return api;
}

}  // namespace

const TerminalApi &simulatedTerminalApi() {
    static const TerminalApi kApi = tableOfFunctions();
    return kApi;
}

}  // namespace tfsim
