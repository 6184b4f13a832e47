#include "scripted_terminal.h"

#include <cmath>
#include <cstring>

namespace {

void set(char *field, const std::string &text) { std::strncpy(field, text.c_str(), TF_NAME_SIZE - 1); }

TfSymbol quoted(const std::string &name, int digits, double bid) {
    TfSymbol symbol = {};
    set(symbol.name, name);
    symbol.selected = symbol.visible = 1;
    symbol.digits = digits;
    symbol.trade_mode = SYMBOL_TRADE_MODE_FULL;
    symbol.exec_mode = SYMBOL_TRADE_EXECUTION_MARKET;
    symbol.filling_mode = SYMBOL_FILLING_IOC;
    symbol.point = std::pow(10.0, -digits);
    symbol.bid = bid;
    symbol.ask = bid + 10 * symbol.point;
    symbol.volume_min = symbol.volume_step = 0.01;
    symbol.volume_max = 100.0;
    symbol.contract_size = 100000.0;
    symbol.tick_value = 1.0;
    symbol.tick_size = symbol.point;
    return symbol;
}

bool isBuy(int type) { return type == ORDER_TYPE_BUY || type == ORDER_TYPE_BUY_LIMIT || type == ORDER_TYPE_BUY_STOP; }

}  // namespace

ScriptedTerminal::ScriptedTerminal() {
    extern void connectScriptedApi(TerminalApi &);
    connectScriptedApi(api_);
    account.login = 5001;
    account.margin_mode = ACCOUNT_MARGIN_MODE_RETAIL_HEDGING;
    account.trade_allowed = account.trade_expert = account.hedge_allowed = 1;
    account.balance = account.equity = account.margin_free = 10000.0;
    set(account.server, "Broker-Demo");
    set(account.currency, "USD");
    terminal.connected = terminal.trade_allowed = terminal.mql_trade_allowed = 1;
    symbols = {quoted("EURUSD", 5, 1.10000), quoted("XAUUSD.z", 2, 2400.00)};
}

TfSymbol &ScriptedTerminal::symbol(const std::string &name) {
    for (TfSymbol &candidate : symbols)
        if (name == candidate.name)
            return candidate;
    throw std::string("no symbol " + name);
}

std::uint64_t ScriptedTerminal::open(const std::string &name, int type, double lots, const std::string &comment) {
    TfTradeRequest request = {};
    request.action = TRADE_ACTION_DEAL;
    request.type = type;
    request.volume = lots;
    set(request.symbol, name);
    set(request.comment, comment);
    TfTradeResult result = {};
    execute(request, lots, result);
    return result.order;
}

std::uint64_t ScriptedTerminal::place(const std::string &name, int type, double lots, double price) {
    TfOrder order = {};
    order.ticket = next_++;
    order.type = type;
    order.volume_initial = order.volume_current = lots;
    order.price_open = price;
    order.state = ORDER_STATE_PLACED;
    order.time_setup_msc = now + 7200000;
    set(order.symbol, name);
    orders[order.ticket] = order;
    return order.ticket;
}

void ScriptedTerminal::close(std::uint64_t position, double lots) {
    TfTradeRequest request = {};
    const TfPosition &held = positions.at(position);
    request.action = TRADE_ACTION_DEAL;
    request.type = held.type == POSITION_TYPE_BUY ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    request.position = position;
    set(request.symbol, held.symbol);
    TfTradeResult result = {};
    execute(request, lots, result);
}

// The position gets the ticket of the order that opened it, as on hedging accounts.
void ScriptedTerminal::fill(std::uint64_t ticket) { fillPart(ticket, orders.at(ticket).volume_current); }

void ScriptedTerminal::fillPart(std::uint64_t ticket, double lots) {
    TfOrder &order = orders.at(ticket);
    TfTradeRequest request = {};
    request.action = TRADE_ACTION_DEAL;
    request.type = isBuy(order.type) ? ORDER_TYPE_BUY : ORDER_TYPE_SELL;
    request.sl = order.sl;
    request.tp = order.tp;
    request.magic = static_cast<std::uint64_t>(order.magic);
    set(request.symbol, order.symbol);
    set(request.comment, order.comment);
    const auto before = positions.find(ticket);
    if (account.margin_mode == ACCOUNT_MARGIN_MODE_RETAIL_NETTING) {
        net(request, lots, ticket);
    } else if (before != positions.end()) {
        book(request, lots, ticket, DEAL_ENTRY_IN, 0.0);
        before->second.volume += lots;
    } else {
        const std::uint64_t next = next_;
        next_ = ticket;
        TfTradeResult result = {};
        execute(request, lots, result);
        next_ = next + 1;
    }
    order.volume_current = std::round((order.volume_current - lots) * 1e8) / 1e8;
    order.state = ORDER_STATE_PARTIAL;
    if (order.volume_current <= 0)
        cancel(ticket, ORDER_STATE_FILLED);
}

void ScriptedTerminal::cancel(std::uint64_t ticket, int state) {
    TfOrder order = orders.at(ticket);
    orders.erase(ticket);
    order.state = state;
    pastOrders.push_back(order);
}

std::uint64_t ScriptedTerminal::book(const TfTradeRequest &request, double lots, std::uint64_t position, int entry,
                                     double profit) {
    const TfSymbol &quotes = symbol(request.symbol);
    TfDeal deal = {};
    deal.ticket = next_++;
    deal.order = deal.ticket;
    deal.position_id = position;
    deal.time_msc = now + 7200000;
    deal.type = isBuy(request.type) ? DEAL_TYPE_BUY : DEAL_TYPE_SELL;
    deal.entry = entry;
    deal.volume = lots;
    deal.price = isBuy(request.type) ? quotes.ask : quotes.bid;
    deal.profit = profit;
    deal.commission = -commission * lots;
    deal.magic = static_cast<std::int64_t>(request.magic);
    set(deal.symbol, request.symbol);
    set(deal.comment, rewritesComments ? "by the broker" : request.comment);
    deals.push_back(deal);
    return deal.ticket;
}

void ScriptedTerminal::execute(const TfTradeRequest &request, double lots, TfTradeResult &result) {
    const TfSymbol &quotes = symbol(request.symbol);
    const double price = isBuy(request.type) ? quotes.ask : quotes.bid;
    if (account.margin_mode == ACCOUNT_MARGIN_MODE_RETAIL_NETTING) {
        result.order = next_++;
        result.deal = net(request, lots, result.order);
    } else if (request.position != 0) {
        TfPosition &held = positions.at(request.position);
        const double points = (price - held.price_open) * (held.type == POSITION_TYPE_BUY ? 1 : -1);
        result.deal = book(request, lots, request.position, DEAL_ENTRY_OUT, points * lots * quotes.contract_size);
        held.volume = std::round((held.volume - lots) * 1e8) / 1e8;
        if (held.volume <= 0)
            positions.erase(request.position);
        result.order = result.deal;
    } else {
        TfPosition held = {};
        held.ticket = held.identifier = next_++;
        held.type = request.type;
        held.volume = lots;
        held.price_open = held.price_current = price;
        held.sl = request.sl;
        held.tp = request.tp;
        held.magic = static_cast<std::int64_t>(request.magic);
        held.time_msc = held.time_update_msc = now + 7200000;
        set(held.symbol, request.symbol);
        set(held.comment, rewritesComments ? "by the broker" : request.comment);
        positions[held.ticket] = held;
        result.order = held.ticket;
        result.deal = book(request, lots, held.ticket, DEAL_ENTRY_IN, 0.0);
    }
    result.volume = lots;
    result.price = price;
}

// The one position of the symbol is opened, grows, shrinks, ends or turns round. Answers the deal.
std::uint64_t ScriptedTerminal::net(const TfTradeRequest &request, double lots, std::uint64_t order) {
    const TfSymbol &quotes = symbol(request.symbol);
    const double price = isBuy(request.type) ? quotes.ask : quotes.bid;
    const int side = isBuy(request.type) ? POSITION_TYPE_BUY : POSITION_TYPE_SELL;
    const auto rounded = [](double volume) { return std::round(volume * 1e8) / 1e8; };
    TfPosition held = {};
    for (const auto &[ticket, position] : positions)
        if (std::strcmp(position.symbol, request.symbol) == 0)
            held = position;
    const bool opposite = held.ticket != 0 && held.type != side;
    const int entry = !opposite ? DEAL_ENTRY_IN : lots > held.volume ? DEAL_ENTRY_INOUT : DEAL_ENTRY_OUT;
    const std::uint64_t deal = book(request, lots, held.ticket != 0 ? held.identifier : order, entry, 0.0);
    deals.back().order = order;
    const double left = rounded(opposite ? held.volume - lots : held.volume + lots);
    positions.erase(held.ticket);
    if (held.ticket == 0 || left < 0) {
        held.identifier = held.ticket != 0 ? held.identifier : order;
        held.ticket = order;
        held.type = side;
        held.price_open = price;
        held.magic = static_cast<std::int64_t>(request.magic);
        held.time_msc = now + 7200000;
        set(held.symbol, request.symbol);
        set(held.comment, request.comment);
    }
    if (!opposite || left < 0) {
        held.sl = request.sl;
        held.tp = request.tp;
    }
    held.volume = std::fabs(left);
    held.time_update_msc = now + 7200000;
    if (left != 0)
        positions[held.ticket] = held;
    return deal;
}

void ScriptedTerminal::net() {
    account.margin_mode = ACCOUNT_MARGIN_MODE_RETAIL_NETTING;
    deposit(account.balance);
}

void ScriptedTerminal::deposit(double amount) {
    TfDeal deal = {};
    deal.ticket = next_++;
    deal.time_msc = now + 7200000;
    deal.type = DEAL_TYPE_BALANCE;
    deal.profit = amount;
    deals.push_back(deal);
}

void ScriptedTerminal::reachStop(const std::string &name) {
    const TfPosition held = position(name);
    TfTradeRequest request = {};
    request.type = held.type == POSITION_TYPE_BUY ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
    request.magic = static_cast<std::uint64_t>(held.magic);
    set(request.symbol, name);
    set(request.comment, "[sl]");
    net(request, held.volume, next_++);
    deals.back().reason = DEAL_REASON_SL;
}

TfPosition ScriptedTerminal::position(const std::string &name) const {
    for (const auto &[ticket, held] : positions)
        if (name == held.symbol)
            return held;
    return {};
}

tf_error ScriptedTerminal::send(const TfTradeRequest &request, TfTradeResult &result) {
    requests.push_back(request);
    if (beforeRequest)
        beforeRequest(request);
    const tf_error error = answer(request, result);
    advance(answerMs);
    return error;
}

tf_error ScriptedTerminal::answer(const TfTradeRequest &request, TfTradeResult &result) {
    Mishap mishap;
    if (!mishaps.empty()) {
        mishap = mishaps.front();
        mishaps.pop_front();
    }
    if (mishap.error != 0)
        return mishap.error;
    result.retcode = TRADE_RETCODE_DONE;
    if (mishap.cancelled) {
        TfOrder order = {};
        order.ticket = result.order = next_++;
        order.state = ORDER_STATE_CANCELED;
        order.volume_initial = order.volume_current = request.volume;
        pastOrders.push_back(order);
        result.retcode = mishap.retcode;
        return 0;
    }
    if (mishap.retcode != 0 && !mishap.executed) {
        result.retcode = mishap.retcode;
        return ERR_TRADE_SEND_FAILED;
    }
    if (request.action == TRADE_ACTION_DEAL) {
        if (request.position != 0 && positions.count(request.position) == 0) {
            result.retcode = TRADE_RETCODE_POSITION_CLOSED;
            return ERR_TRADE_SEND_FAILED;
        }
        if (refusesStops && (request.sl > 0 || request.tp > 0)) {
            result.retcode = TRADE_RETCODE_INVALID_STOPS;
            return ERR_TRADE_SEND_FAILED;
        }
        const double lots = mishap.share > 0 ? request.volume * mishap.share : request.volume;
        execute(request, lots, result);
        if (mishap.share > 0)
            result.retcode = TRADE_RETCODE_DONE_PARTIAL;
    } else if (request.action == TRADE_ACTION_SLTP) {
        positions.at(request.position).sl = request.sl;
        positions.at(request.position).tp = request.tp;
    } else if (request.action == TRADE_ACTION_PENDING) {
        result.order = place(request.symbol, request.type, request.volume, request.price);
        orders[result.order].magic = static_cast<std::int64_t>(request.magic);
        orders[result.order].sl = request.sl;
        orders[result.order].tp = request.tp;
        set(orders[result.order].comment, request.comment);
    } else if (request.action != TRADE_ACTION_SLTP && orders.count(request.order) == 0) {
        result.retcode = TRADE_RETCODE_INVALID_ORDER;
        return ERR_TRADE_SEND_FAILED;
    } else if (request.action == TRADE_ACTION_MODIFY) {
        TfOrder &order = orders.at(request.order);
        order.price_open = request.price;
        order.sl = request.sl;
        order.tp = request.tp;
    } else if (request.action == TRADE_ACTION_REMOVE) {
        cancel(request.order);
    }
    if (mishap.executed && mishap.retcode == TRADE_RETCODE_PLACED) {
        result.retcode = mishap.retcode;
        result.deal = 0;
        result.volume = 0;
        return 0;
    }
    if (mishap.executed) {
        result = {};
        result.retcode = mishap.retcode;
        return ERR_TRADE_SEND_FAILED;
    }
    return 0;
}
