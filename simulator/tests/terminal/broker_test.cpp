#include "core/broker.h"

#include <cmath>
#include <limits>

#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

int retcode(fixture::Desk &desk, const TradeRequest &request, Millis at = kNow) {
    const std::size_t kept = desk.keeper.kept.size();
    const int code = desk.broker.send(request, at).result.retcode;
    const bool isDone = code == TRADE_RETCODE_DONE || code == TRADE_RETCODE_DONE_PARTIAL;
    CHECK_EQUAL(isDone ? kept + 1 : kept, desk.keeper.kept.size());
    return code;
}

TradeRequest stops(const Position &position, double sl, double tp) {
    TradeRequest request;
    request.action = TRADE_ACTION_SLTP;
    request.symbol = position.symbol;
    request.position = position.ticket;
    request.sl = sl;
    request.tp = tp;
    return request;
}

}  // namespace

TEST("a market buy opens a position at the ask, with order, deal, comment and magic") {
    fixture::Desk desk;
    const TradeOutcome outcome = desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow);
    CHECK_EQUAL(TRADE_RETCODE_DONE, outcome.result.retcode);
    const Position &position = *desk.account.findPosition(outcome.result.order);
    CHECK_EQUAL(1.08510, position.priceOpen);
    CHECK_EQUAL("TF42", position.comment);
    CHECK_EQUAL(7, position.magic);
    const Deal &deal = desk.account.deals().back();
    CHECK_EQUAL(outcome.result.deal, deal.ticket);
    CHECK_EQUAL(position.ticket, deal.positionId);
    CHECK_EQUAL(static_cast<int>(DEAL_ENTRY_IN), deal.entry);
    CHECK_EQUAL("TF42", deal.comment);
    CHECK_EQUAL("TF42", desk.account.orders().back().comment);
    CHECK_EQUAL(1'000'000, desk.account.balance().cents);
}

TEST("closing pays the profit of exactly what was closed") {
    fixture::Desk desk;
    const Position position = desk.opened("EURUSD", ORDER_TYPE_SELL, 0.30);
    desk.quotes.set("EURUSD", 1.08390, 1.08400, kNow + 1);
    CHECK_EQUAL(TRADE_RETCODE_DONE, retcode(desk, desk.closing(position, 0.10), kNow + 1));
    CHECK_EQUAL(1'001'000, desk.account.balance().cents);
    CHECK_EQUAL(Lots::of(0.20).units, desk.account.findPosition(position.ticket)->volume.units);
    CHECK_EQUAL(TRADE_RETCODE_DONE, retcode(desk, desk.closing(position, 0.20), kNow + 1));
    CHECK_EQUAL(1'003'000, desk.account.balance().cents);
    CHECK(desk.account.findPosition(position.ticket) == nullptr);
    CHECK_EQUAL(static_cast<int>(DEAL_ENTRY_OUT), desk.account.deals().back().entry);
}

TEST("hedging: opposite positions of a symbol live side by side") {
    fixture::Desk desk;
    desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    desk.opened("EURUSD", ORDER_TYPE_SELL, 0.1);
    CHECK_EQUAL(2u, desk.account.positions().size());
}

TEST("volumes outside the symbol's minimum, maximum and step are refused") {
    fixture::Desk desk;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const double lots : {0.0, -0.1, 0.005, 0.015, 100.01, 1e300, nan}) {
        CHECK_EQUAL(TRADE_RETCODE_INVALID_VOLUME, retcode(desk, desk.market("EURUSD", ORDER_TYPE_BUY, lots)));
    }
    CHECK_EQUAL(TRADE_RETCODE_INVALID_VOLUME, retcode(desk, desk.market("US500", ORDER_TYPE_BUY, 0.15)));
    CHECK_EQUAL(TRADE_RETCODE_DONE, retcode(desk, desk.market("US500", ORDER_TYPE_BUY, 0.1)));
}

TEST("stops on the wrong side, too close or with too many decimals are refused") {
    fixture::Desk desk;
    TradeRequest request = desk.market("EURUSD", ORDER_TYPE_BUY, 0.1);
    const auto with = [&](double sl, double tp) {
        request.sl = sl;
        request.tp = tp;
        return retcode(desk, request);
    };
    CHECK_EQUAL(TRADE_RETCODE_INVALID_STOPS, with(1.08600, 0));
    CHECK_EQUAL(TRADE_RETCODE_INVALID_STOPS, with(0, 1.08400));
    CHECK_EQUAL(TRADE_RETCODE_INVALID_STOPS, with(1.08491, 0));
    CHECK_EQUAL(TRADE_RETCODE_INVALID_STOPS, with(1.081234, 0));
    CHECK_EQUAL(TRADE_RETCODE_INVALID_STOPS, with(-1, 0));
    CHECK_EQUAL(TRADE_RETCODE_INVALID_STOPS, with(std::nan(""), 0));
    CHECK_EQUAL(TRADE_RETCODE_DONE, with(1.08490, 1.08510));
}

TEST("what the free margin does not cover is refused, and what is hedged needs none") {
    fixture::Desk desk;
    CHECK_EQUAL(TRADE_RETCODE_NO_MONEY, retcode(desk, desk.market("EURUSD", ORDER_TYPE_BUY, 9.3)));
    CHECK_EQUAL(TRADE_RETCODE_DONE, retcode(desk, desk.market("EURUSD", ORDER_TYPE_BUY, 9.0)));
    CHECK_EQUAL(TRADE_RETCODE_NO_MONEY, retcode(desk, desk.market("EURUSD", ORDER_TYPE_BUY, 0.3)));
    CHECK_EQUAL(TRADE_RETCODE_DONE, retcode(desk, desk.market("EURUSD", ORDER_TYPE_SELL, 9.0)));
}

TEST("requests about positions that are not there, or not like that, are refused") {
    fixture::Desk desk;
    const Position position = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    TradeRequest request = desk.closing(position, 0.1);
    request.position = 5;
    CHECK_EQUAL(TRADE_RETCODE_INVALID, retcode(desk, request));
    request = desk.closing(position, 0.1);
    request.type = ORDER_TYPE_BUY;
    CHECK_EQUAL(TRADE_RETCODE_INVALID, retcode(desk, request));
    request = desk.closing(position, 0.1);
    request.symbol = "GBPUSD";
    CHECK_EQUAL(TRADE_RETCODE_INVALID, retcode(desk, request));
    CHECK_EQUAL(TRADE_RETCODE_INVALID_CLOSE_VOLUME, retcode(desk, desk.closing(position, 0.2)));
    CHECK_EQUAL(TRADE_RETCODE_DONE, retcode(desk, desk.closing(position, 0.1)));
    CHECK_EQUAL(TRADE_RETCODE_POSITION_CLOSED, retcode(desk, desk.closing(position, 0.1)));
    CHECK_EQUAL(TRADE_RETCODE_POSITION_CLOSED, retcode(desk, stops(position, 1.0, 0)));
}

TEST("unknown symbols, order types, actions and filling modes are refused") {
    fixture::Desk desk;
    CHECK_EQUAL(TRADE_RETCODE_INVALID, retcode(desk, desk.market("EURUSD.z", ORDER_TYPE_BUY, 0.1)));
    CHECK_EQUAL(TRADE_RETCODE_INVALID, retcode(desk, desk.market("EURUSD", ORDER_TYPE_BUY_STOP_LIMIT, 0.1)));
    TradeRequest request = desk.market("EURUSD", ORDER_TYPE_BUY, 0.1);
    request.action = TRADE_ACTION_CLOSE_BY;
    CHECK_EQUAL(TRADE_RETCODE_INVALID, retcode(desk, request));
    request = desk.market("US500", ORDER_TYPE_BUY, 0.1);
    request.filling = ORDER_FILLING_FOK;
    CHECK_EQUAL(TRADE_RETCODE_INVALID_FILL, retcode(desk, request));
}

TEST("at instant execution a price further away than the deviation is a requote with the new prices") {
    fixture::Desk desk;
    TradeRequest request = desk.market("XAUUSD", ORDER_TYPE_BUY, 0.1);
    request.price = 2350.10;
    request.deviation = 9;
    const TradeResult result = desk.broker.send(request, kNow).result;
    CHECK_EQUAL(TRADE_RETCODE_REQUOTE, result.retcode);
    CHECK_EQUAL(2350.20, result.ask);
    request.deviation = 10;
    CHECK_EQUAL(TRADE_RETCODE_DONE, retcode(desk, request));
    request.price = std::nan("");
    CHECK_EQUAL(TRADE_RETCODE_INVALID_PRICE, retcode(desk, request));
}

TEST("stops are moved, and moving them nowhere is no change") {
    fixture::Desk desk;
    const Position position = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL(TRADE_RETCODE_NO_CHANGES, retcode(desk, stops(position, 0, 0)));
    CHECK_EQUAL(TRADE_RETCODE_DONE, retcode(desk, stops(position, 1.08000, 1.09000)));
    CHECK_EQUAL(1.08000, desk.account.findPosition(position.ticket)->sl);
    CHECK_EQUAL(TRADE_RETCODE_NO_CHANGES, retcode(desk, stops(position, 1.08000, 1.09000)));
    CHECK_EQUAL(TRADE_RETCODE_INVALID_STOPS, retcode(desk, stops(position, 1.08600, 1.09000)));
}

TEST("a comment is cut to what a server keeps") {
    fixture::Desk desk;
    TradeRequest request = desk.market("EURUSD", ORDER_TYPE_BUY, 0.1);
    request.comment = std::string(50, 'x');
    CHECK_EQUAL(kCommentMax, desk.account.findPosition(desk.broker.send(request, kNow).result.order)->comment.size());
}

TEST("what could not be written has not happened") {
    fixture::Desk desk;
    desk.keeper.isBroken = true;
    const TradeOutcome outcome = desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow);
    CHECK_EQUAL(TRADE_RETCODE_ERROR, outcome.result.retcode);
    CHECK(outcome.transactions.empty());
    CHECK(desk.account.positions().empty());
}

TEST("a check returns the answer of a request without executing it") {
    fixture::Desk desk;
    CHECK_EQUAL(0, desk.broker.check(desk.market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow).retcode);
    CHECK_EQUAL(TRADE_RETCODE_INVALID_VOLUME,
                desk.broker.check(desk.market("EURUSD", ORDER_TYPE_BUY, 0.001), kNow).retcode);
    CHECK(desk.account.positions().empty());
}

TEST("faults affect as many requests as were asked for") {
    fixture::Desk desk;
    desk.faults.requotes = 1;
    desk.faults.pricesOff = 1;
    CHECK_EQUAL(TRADE_RETCODE_REQUOTE, retcode(desk, desk.market("EURUSD", ORDER_TYPE_BUY, 0.1)));
    CHECK_EQUAL(TRADE_RETCODE_PRICE_OFF, retcode(desk, desk.market("EURUSD", ORDER_TYPE_BUY, 0.1)));
    CHECK_EQUAL(TRADE_RETCODE_DONE, retcode(desk, desk.market("EURUSD", ORDER_TYPE_BUY, 0.1)));
    desk.faults.marketClosed = true;
    CHECK_EQUAL(TRADE_RETCODE_MARKET_CLOSED, retcode(desk, desk.market("EURUSD", ORDER_TYPE_BUY, 0.1)));
}

TEST("a partial fill opens half, rounded down to the step") {
    fixture::Desk desk;
    desk.faults.partialFills = 1;
    const TradeResult result = desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.05), kNow).result;
    CHECK_EQUAL(TRADE_RETCODE_DONE_PARTIAL, result.retcode);
    CHECK_EQUAL(Lots::of(0.02).units, result.volume.units);
    CHECK_EQUAL(Lots::of(0.02).units, desk.account.findPosition(result.order)->volume.units);
}

TEST("a timeout with execution reports nothing and changes everything") {
    fixture::Desk desk;
    desk.faults.executedTimeouts = 1;
    const TradeOutcome outcome = desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.05), kNow);
    CHECK_EQUAL(TRADE_RETCODE_TIMEOUT, outcome.result.retcode);
    CHECK_EQUAL(0u, outcome.result.order);
    CHECK_EQUAL(1u, desk.account.positions().size());
    CHECK(!outcome.transactions.empty());
}

TEST("the servers have the same symbols under their own names") {
    CHECK(findServer("nobody") == nullptr);
    CHECK_EQUAL(8u, findServer("TermFleet-Demo")->symbols.size());
    CHECK(findServer("TermFleet-Demo.z")->find("EURUSD.z") != nullptr);
    CHECK(findServer("TermFleet-Demo.z")->find("EURUSD") == nullptr);
}
