// The function table of a scripted terminal.
#include "scripted_terminal.h"

#include <cstring>

struct ScriptedApi {
    static ScriptedTerminal &of(void *self) { return *static_cast<ScriptedTerminal *>(self); }

    static tf_error account(void *self, TfAccount *out) {
        *out = of(self).account;
        return 0;
    }

    static tf_error terminal(void *self, TfTerminal *out) {
        *out = of(self).terminal;
        return 0;
    }

    static std::int32_t symbolsTotal(void *self, std::int32_t selected) {
        std::int32_t count = 0;
        for (const TfSymbol &symbol : of(self).symbols)
            count += selected == 0 || symbol.selected != 0 ? 1 : 0;
        return count;
    }

    static tf_error symbolName(void *self, std::int32_t index, std::int32_t selected, char out[TF_NAME_SIZE]) {
        for (const TfSymbol &symbol : of(self).symbols)
            if ((selected == 0 || symbol.selected != 0) && index-- == 0) {
                std::memcpy(out, symbol.name, TF_NAME_SIZE);
                return 0;
            }
        return ERR_MARKET_UNKNOWN_SYMBOL;
    }

    static TfSymbol *find(void *self, const char *name) {
        for (TfSymbol &symbol : of(self).symbols)
            if (std::strcmp(symbol.name, name) == 0)
                return &symbol;
        return nullptr;
    }

    static tf_error symbol(void *self, const char *name, TfSymbol *out) {
        const TfSymbol *found = find(self, name);
        if (found == nullptr)
            return ERR_MARKET_UNKNOWN_SYMBOL;
        *out = *found;
        return 0;
    }

    static tf_error symbolSelect(void *self, const char *name, std::int32_t select) {
        TfSymbol *found = find(self, name);
        if (found == nullptr)
            return ERR_MARKET_UNKNOWN_SYMBOL;
        found->selected = select;
        return 0;
    }

    static tf_error tick(void *self, const char *name, TfTick *out) {
        const TfSymbol *found = find(self, name);
        if (found == nullptr || found->bid <= 0)
            return ERR_MARKET_UNKNOWN_SYMBOL;
        *out = {};
        out->bid = found->bid;
        out->ask = found->ask;
        return 0;
    }

    template <typename Record>
    static tf_error at(const std::map<std::uint64_t, Record> &records, std::int32_t index, Record *out, int error) {
        for (const auto &entry : records)
            if (index-- == 0) {
                *out = entry.second;
                return 0;
            }
        return error;
    }

    template <typename Record>
    static tf_error byTicket(const std::map<std::uint64_t, Record> &records, std::uint64_t ticket, Record *out,
                             int error) {
        const auto found = records.find(ticket);
        if (found == records.end())
            return error;
        *out = found->second;
        return 0;
    }

    static std::int32_t positionsTotal(void *self) { return static_cast<std::int32_t>(of(self).listed().size()); }
    static tf_error positionAt(void *self, std::int32_t index, TfPosition *out) {
        if (of(self).beforePositionRead)
            of(self).beforePositionRead(index);
        return at(of(self).listed(), index, out, ERR_TRADE_POSITION_NOT_FOUND);
    }
    static tf_error position(void *self, std::uint64_t ticket, TfPosition *out) {
        return byTicket(of(self).listed(), ticket, out, ERR_TRADE_POSITION_NOT_FOUND);
    }
    static std::int32_t ordersTotal(void *self) { return static_cast<std::int32_t>(of(self).orders.size()); }
    static tf_error orderAt(void *self, std::int32_t index, TfOrder *out) {
        return at(of(self).orders, index, out, ERR_TRADE_ORDER_NOT_FOUND);
    }
    static tf_error order(void *self, std::uint64_t ticket, TfOrder *out) {
        return byTicket(of(self).orders, ticket, out, ERR_TRADE_ORDER_NOT_FOUND);
    }

    static std::int32_t historyDeals(void *self, std::int64_t from, std::int64_t to, std::uint64_t position,
                                     TfDeal *out, std::int32_t capacity) {
        std::int32_t count = 0;
        for (const TfDeal &deal : of(self).deals) {
            const std::int64_t seconds = deal.time_msc / 1000;
            const bool wanted = position != 0 ? deal.position_id == position : seconds >= from && seconds <= to;
            if (!wanted || of(self).historyLags)
                continue;
            if (count < capacity)
                out[count] = deal;
            count++;
        }
        return count;
    }

    static std::int32_t historyOrders(void *self, std::int64_t, std::int64_t, std::uint64_t, TfOrder *out,
                                      std::int32_t capacity) {
        const auto &past = of(self).pastOrders;
        for (std::size_t i = 0; i < past.size() && i < static_cast<std::size_t>(capacity); i++)
            out[i] = past[i];
        return static_cast<std::int32_t>(past.size());
    }

    static tf_error orderSend(void *self, const TfTradeRequest *request, TfTradeResult *result) {
        return of(self).send(*request, *result);
    }
    /* The experts that are tested here wait for each answer. */
    static tf_error orderSendAsync(void *, const TfTradeRequest *, TfTradeResult *) { return ERR_TRADE_SEND_FAILED; }
    static tf_error orderCheck(void *, const TfTradeRequest *, TfTradeCheck *) { return ERR_TRADE_SEND_FAILED; }
    static tf_error calcMargin(void *self, std::int32_t, const char *, double lots, double, double *margin) {
        *margin = of(self).marginPerLot * lots;
        return *margin > 0.0 ? 0 : ERR_TRADE_CALC_FAILED;
    }
    static tf_error calcProfit(void *self, std::int32_t type, const char *name, double lots, double opened,
                               double closed, double *profit) {
        const TfSymbol *found = find(self, name);
        if (found == nullptr)
            return ERR_TRADE_CALC_FAILED;
        *profit = (closed - opened) * (type == ORDER_TYPE_BUY ? 1 : -1) * lots * found->contract_size;
        return 0;
    }

    static std::int32_t socketCreate(void *, std::uint32_t, tf_error *error) {
        *error = 0;
        return 1;
    }
    static tf_error socketConnect(void *self, std::int32_t, const char *, std::uint32_t, std::uint32_t) {
        of(self).connections++;
        if (!of(self).reachable)
            return of(self).connectError;
        of(self).connected = true;
        of(self).incoming.clear();
        return 0;
    }
    static std::int32_t socketConnected(void *self, std::int32_t) { return of(self).connected ? 1 : 0; }
    static std::uint32_t socketReadable(void *self, std::int32_t) {
        if (of(self).readableLies && of(self).incoming.empty())
            return 1;
        return static_cast<std::uint32_t>(of(self).incoming.size());
    }
    static std::int32_t socketWritable(void *self, std::int32_t) { return of(self).connected ? 1 : 0; }
    static std::int32_t socketRead(void *self, std::int32_t, std::uint8_t *buffer, std::uint32_t capacity,
                                   std::uint32_t, tf_error *error) {
        std::string &incoming = of(self).incoming;
        if (incoming.empty()) {
            *error = ERR_NETSOCKET_IO_ERROR;
            return -1;
        }
        const std::size_t count = incoming.size() < capacity ? incoming.size() : capacity;
        std::memcpy(buffer, incoming.data(), count);
        incoming.erase(0, count);
        *error = 0;
        return static_cast<std::int32_t>(count);
    }
    static std::int32_t socketSend(void *self, std::int32_t, const std::uint8_t *bytes, std::uint32_t count,
                                   tf_error *error) {
        const bool works = of(self).connected && !of(self).sendFails;
        *error = works ? 0 : ERR_NETSOCKET_IO_ERROR;
        if (!works)
            return -1;
        if (count > 2 && std::memcmp(bytes, "HB|", 3) == 0)
            of(self).heartbeats.push_back(of(self).now);
        of(self).outgoing.append(reinterpret_cast<const char *>(bytes), count);
        return static_cast<std::int32_t>(count);
    }
    static tf_error socketTimeouts(void *, std::int32_t, std::uint32_t, std::uint32_t) { return 0; }
    static tf_error socketClose(void *self, std::int32_t) {
        of(self).connected = false;
        return 0;
    }

    static std::int64_t time(void *self, std::int32_t clock) {
        return of(self).now + (clock == TF_CLOCK_CURRENT || clock == TF_CLOCK_TRADE_SERVER ? 7200000 : 0);
    }
    static std::uint64_t microseconds(void *self) {
        return static_cast<std::uint64_t>(of(self).now - of(self).started_ + 1000) * 1000;
    }
    static void sleepMs(void *self, std::uint32_t milliseconds) { of(self).advance(milliseconds); }
    static tf_error timerStart(void *self, std::uint32_t milliseconds) {
        of(self).timer = milliseconds;
        return 0;
    }
    static void timerStop(void *self) { of(self).timer = 0; }

    static void print(void *self, const char *text) { of(self).log.emplace_back(text); }
    static void comment(void *, const char *) {}

    static std::int32_t globalCheck(void *, const char *) { return 0; }
    static tf_error globalGet(void *, const char *, double *) { return ERR_GLOBALVARIABLE_NOT_FOUND; }
    static tf_error globalSet(void *, const char *, double) { return 0; }
    static tf_error globalDelete(void *, const char *) { return ERR_GLOBALVARIABLE_NOT_FOUND; }
    static void expertRemove(void *) {}
    static std::int32_t stopped(void *) { return 0; }
};

void connectScriptedApi(TerminalApi &api) {
    using A = ScriptedApi;
    api = {TF_ABI_VERSION,
           sizeof(TerminalApi),
           A::account,
           A::terminal,
           A::symbolsTotal,
           A::symbolName,
           A::symbol,
           A::symbolSelect,
           A::tick,
           A::positionsTotal,
           A::positionAt,
           A::position,
           A::ordersTotal,
           A::orderAt,
           A::order,
           A::historyDeals,
           A::historyOrders,
           A::orderSend,
           A::orderSendAsync,
           A::orderCheck,
           A::calcMargin,
           A::calcProfit,
           A::socketCreate,
           A::socketConnect,
           A::socketConnected,
           A::socketReadable,
           A::socketWritable,
           A::socketRead,
           A::socketSend,
           A::socketTimeouts,
           A::socketClose,
           A::time,
           A::microseconds,
           A::sleepMs,
           A::timerStart,
           A::timerStop,
           A::print,
           A::print,
           A::comment,
           A::globalCheck,
           A::globalGet,
           A::globalSet,
           A::globalDelete,
           A::expertRemove,
           A::stopped};
}
