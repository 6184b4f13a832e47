// What accounts and symbols restrict: hedging, FIFO, freeze level.
#include "core/broker.h"
#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

int opening(Broker &broker, const std::string &symbol, int type) {
    return broker.send(fixture::Desk::market(symbol, type, 0.1), kNow).result.retcode;
}

int closing(Broker &broker, Ticket ticket) {
    return broker.send(fixture::Desk::closing(*broker.account().findPosition(ticket), 0.1), kNow).result.retcode;
}

TradeRequest stopLoss(const Position &position, double sl) {
    TradeRequest request;
    request.action = TRADE_ACTION_SLTP;
    request.symbol = position.symbol;
    request.position = position.ticket;
    request.sl = sl;
    return request;
}

}  // namespace

TEST("without hedging an opposite position of the same symbol is refused with 10046") {
    fixture::Desk desk;
    Broker broker(desk.server, desk.quotes, desk.account, desk.keeper, desk.faults, {.isHedgeAllowed = false});
    CHECK_EQUAL(TRADE_RETCODE_DONE, opening(broker, "EURUSD", ORDER_TYPE_BUY));
    CHECK_EQUAL(TRADE_RETCODE_HEDGE_PROHIBITED, opening(broker, "EURUSD", ORDER_TYPE_SELL));
    CHECK_EQUAL(TRADE_RETCODE_DONE, opening(broker, "EURUSD", ORDER_TYPE_BUY));
    CHECK_EQUAL(TRADE_RETCODE_DONE, opening(broker, "GBPUSD", ORDER_TYPE_SELL));
}

TEST("on a FIFO account the oldest position of a symbol is closed first, others are refused with 10045") {
    fixture::Desk desk;
    Broker broker(desk.server, desk.quotes, desk.account, desk.keeper, desk.faults, {.isFifoClose = true});
    const Ticket first = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1).ticket;
    const Ticket second = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1).ticket;
    const Ticket other = desk.opened("GBPUSD", ORDER_TYPE_BUY, 0.1).ticket;
    CHECK_EQUAL(TRADE_RETCODE_FIFO_CLOSE, closing(broker, second));
    CHECK_EQUAL(TRADE_RETCODE_DONE, closing(broker, other));
    CHECK_EQUAL(TRADE_RETCODE_DONE, closing(broker, first));
    CHECK_EQUAL(TRADE_RETCODE_DONE, closing(broker, second));
}

TEST("a position whose stop is within the freeze level can be neither changed nor closed") {
    fixture::Desk desk;
    TradeServer server = desk.server;
    for (SymbolSpec &symbol : server.symbols)
        symbol.freezeLevel = 20;
    Broker broker(server, desk.quotes, desk.account, desk.keeper, desk.faults);
    const Position position = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL(TRADE_RETCODE_DONE, broker.send(stopLoss(position, 1.08480), kNow).result.retcode);
    CHECK_EQUAL(TRADE_RETCODE_DONE, broker.send(stopLoss(position, 1.08481), kNow).result.retcode);
    CHECK_EQUAL(TRADE_RETCODE_FROZEN, broker.send(stopLoss(position, 1.08400), kNow).result.retcode);
    CHECK_EQUAL(TRADE_RETCODE_FROZEN, closing(broker, position.ticket));
}
