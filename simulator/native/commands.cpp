// The words of tfsim_command; README.md lists them.
#include <sstream>

#include "core/price.h"

#include "native/simulated_terminal.h"

namespace tfsim {

constexpr int kNotUnderstood = -1;

/// Reads and carries out one command.
class CommandReader {
public:
    CommandReader(SimulatedTerminal &terminal, const std::string &words) : terminal_(terminal), in_(words) {
        in_ >> name_;
    }

    int run() {
        int result = trade();
        if (result == kNotUnderstood)
            result = tradeServer();
        if (result == kNotUnderstood)
            result = terminal();
        return in_.fail() ? kNotUnderstood : result;
    }

private:
    // ---- what a person does at this account

    int trade() {
        if (name_ == "open")
            return open();
        if (name_ == "close" || name_ == "partial")
            return close();
        if (name_ == "stops")
            return stops();
        if (name_ == "place")
            return place();
        if (name_ == "move" || name_ == "cancel")
            return change();
        return kNotUnderstood;
    }

    /// So many points away from the price, on the side on which such an order waits.
    static double away(const sim::SymbolSpec &symbol, int type, const sim::Quote &quote, int points) {
        const bool isBuy = type == ORDER_TYPE_BUY_LIMIT || type == ORDER_TYPE_BUY_STOP;
        const bool isAbove = type == ORDER_TYPE_BUY_STOP || type == ORDER_TYPE_SELL_LIMIT;
        const double price = isBuy ? quote.ask : quote.bid;
        return sim::normalizePrice(price + (isAbove ? points : -points) * symbol.point(), symbol.digits);
    }

    int place() {
        sim::TradeRequest request;
        std::string type;
        int points = 0;
        in_ >> request.symbol >> type >> request.volume >> points;
        const Millis lives = number();
        const sim::SymbolSpec *symbol = terminal_.broker_->server().find(request.symbol);
        if (symbol == nullptr)
            return TRADE_RETCODE_INVALID;
        request.action = TRADE_ACTION_PENDING;
        request.type = type == "buy-limit"    ? ORDER_TYPE_BUY_LIMIT
                       : type == "sell-limit" ? ORDER_TYPE_SELL_LIMIT
                       : type == "buy-stop"   ? ORDER_TYPE_BUY_STOP
                                              : ORDER_TYPE_SELL_STOP;
        request.price =
            away(*symbol, request.type, terminal_.broker_->market().quote(*symbol, terminal_.now()), points);
        if (lives > 0) {
            request.lifetime = ORDER_TIME_SPECIFIED;
            request.expires = terminal_.now() + lives;
        }
        return byHand(request);
    }

    /// Another price, without stops, or the removal of a pending order.
    int change() {
        sim::TradeRequest request;
        in_ >> request.order;
        const auto &orders = terminal_.broker_->account().pendingOrders();
        const auto found = orders.find(request.order);
        if (found == orders.end())
            return TRADE_RETCODE_INVALID_ORDER;
        const sim::Order &order = found->second;
        const sim::SymbolSpec &symbol = *terminal_.broker_->server().find(order.symbol);
        request.symbol = order.symbol;
        request.action = TRADE_ACTION_REMOVE;
        if (name_ == "move") {
            int points = 0;
            in_ >> points;
            request.action = TRADE_ACTION_MODIFY;
            request.price =
                away(symbol, order.type, terminal_.broker_->market().quote(symbol, terminal_.now()), points);
            request.lifetime = order.lifetime;
            request.expires = order.expires;
        }
        return byHand(request);
    }

    int open() {
        sim::TradeRequest request;
        std::string side;
        in_ >> request.symbol >> side >> request.volume;
        request.type = side == "sell" ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
        return byHand(request);
    }

    /// The position of that ticket; on a netting account, also the one that an order of that ticket has changed.
    const sim::Position *named(sim::Ticket ticket) const {
        const sim::Account &account = terminal_.broker_->account();
        const sim::Position *position = account.findPosition(ticket);
        if (position != nullptr || !account.terms().isNetting)
            return position;
        for (const sim::Deal &deal : account.deals()) {
            if (deal.order == ticket)
                return account.findPositionOf(deal.symbol);
        }
        return nullptr;
    }

    int close() {
        sim::TradeRequest request;
        in_ >> request.position;
        const sim::Position *position = named(request.position);
        if (position == nullptr)
            return TRADE_RETCODE_POSITION_CLOSED;
        request.position = position->ticket;
        request.symbol = position->symbol;
        request.type = position->isBuy() ? ORDER_TYPE_SELL : ORDER_TYPE_BUY;
        request.volume = position->volume.value();
        if (name_ == "partial")
            in_ >> request.volume;
        return byHand(request);
    }

    /// Distances from the price in points; 0 for none.
    int stops() {
        sim::TradeRequest request;
        int loss = 0;
        int profit = 0;
        in_ >> request.position >> loss >> profit;
        const sim::Position *position = named(request.position);
        if (position == nullptr)
            return TRADE_RETCODE_POSITION_CLOSED;
        request.position = position->ticket;
        const sim::SymbolSpec &symbol = *terminal_.broker_->server().find(position->symbol);
        const double price = terminal_.broker_->valuation().closePrice(*position, terminal_.now());
        const double away = position->isBuy() ? symbol.point() : -symbol.point();
        request.action = TRADE_ACTION_SLTP;
        request.symbol = position->symbol;
        request.sl = loss == 0 ? 0.0 : sim::normalizePrice(price - away * loss, symbol.digits);
        request.tp = profit == 0 ? 0.0 : sim::normalizePrice(price + away * profit, symbol.digits);
        return byHand(request);
    }

    int byHand(sim::TradeRequest request) {
        if (in_.fail())
            return kNotUnderstood;
        const sim::SymbolSpec *symbol = terminal_.broker_->server().find(request.symbol);
        if (symbol == nullptr)
            return TRADE_RETCODE_INVALID;
        request.filling = ORDER_FILLING_IOC;
        const sim::Quote quote = terminal_.broker_->market().quote(*symbol, terminal_.now());
        if (request.action == TRADE_ACTION_DEAL)
            request.price = request.type == ORDER_TYPE_BUY ? quote.ask : quote.bid;
        const sim::TradeOutcome outcome = terminal_.broker_->byHand(request, terminal_.now());
        terminal_.noteChanges(0);
        return outcome.result.isDone() ? 0 : outcome.result.retcode;
    }

    // ---- the trade server

    int tradeServer() {
        if (name_ == "refuse")
            return plan({static_cast<int>(number()), false, false, 0});
        if (name_ == "unheard")
            return plan({static_cast<int>(number()), true, false, 0});
        if (name_ == "partly")
            return plan({0, false, true, 0});
        if (name_ == "halves")
            return halves();
        if (name_ == "placed")
            return plan({TRADE_RETCODE_PLACED, true, false, number()});
        if (name_ == "late")
            return plan({0, false, false, number()});
        if (name_ == "comments")
            return comments();
        if (name_ == "slow")
            return set(terminal_.slow_);
        if (name_ == "zone")
            return set(terminal_.zone_);
        if (name_ == "lag")
            return lags();
        if (name_ == "calm")
            return calm();
        return kNotUnderstood;
    }

    int plan(const Mishap &mishap) {
        const auto times = static_cast<int>(number());
        if (!in_.fail())
            terminal_.broker_->plan(mishap, times);
        return 0;
    }

    int halves() {
        const auto times = static_cast<int>(number());
        if (!in_.fail())
            terminal_.broker_->planPendingPartialFills(times);
        return 0;
    }

    int comments() {
        std::string how;
        in_ >> how;
        terminal_.broker_->setComments(how == "drop"      ? sim::Comments::Drop
                                       : how == "rewrite" ? sim::Comments::Rewrite
                                                          : sim::Comments::Keep);
        return 0;
    }

    int lags() {
        const Millis list = number();
        const Millis history = number();
        terminal_.view_.setLags(list, history);
        return 0;
    }

    /// Ends all faults that last or wait for their occasion.
    int calm() {
        terminal_.broker_->forgetPlans();
        terminal_.broker_->setComments(sim::Comments::Keep);
        terminal_.view_.setLags(0, 0);
        terminal_.slow_ = 0;
        terminal_.socket_.setReachable(true);
        terminal_.socket_.lie(0);
        terminal_.isAlgoTradingOn_ = true;
        terminal_.stalledUntil_ = 0;
        if (!terminal_.isOnline())
            terminal_.offlineUntil_ = terminal_.worldNow_;
        return 0;
    }

    // ---- the terminal, its computer and its connections

    int terminal() {
        if (name_ == "offline")
            return offline();
        if (name_ == "algo")
            return set(terminal_.isAlgoTradingOn_);
        if (name_ == "clock")
            return set(terminal_.clockOffset_);
        if (name_ == "stall")
            terminal_.stalledUntil_ = terminal_.worldNow_ + number();
        else if (name_ == "reachable")
            terminal_.socket_.setReachable(number() != 0);
        else if (name_ == "hangup")
            terminal_.socket_.peerLeaves();
        else if (name_ == "lies")
            terminal_.socket_.lie(static_cast<int>(number()));
        else if (name_ == "blackhole")
            return set(terminal_.connectDelay_);
        else
            return kNotUnderstood;
        return 0;
    }

    int offline() {
        const Millis duration = number();
        std::string shows;
        in_ >> shows;
        const Millis unsynchronised = number();
        if (!in_.fail())
            terminal_.goOffline(duration, shows == "nothing", unsynchronised);
        return 0;
    }

    template <typename T>
    int set(T &variable) {
        const Millis value = number();
        if (!in_.fail())
            variable = static_cast<T>(value);
        return 0;
    }

    Millis number() {
        Millis value = 0;
        in_ >> value;
        return value;
    }

    SimulatedTerminal &terminal_;
    std::istringstream in_;
    std::string name_;
};

int SimulatedTerminal::command(const std::string &words) { return CommandReader(*this, words).run(); }

}  // namespace tfsim
