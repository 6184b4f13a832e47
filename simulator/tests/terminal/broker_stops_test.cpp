#include "core/broker.h"

#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

constexpr Millis kSlot = QuoteSource::kSlot;

TradeRequest withStops(fixture::Desk &desk, int type, double sl, double tp) {
    TradeRequest request = desk.market("EURUSD", type, 0.1);
    request.sl = sl;
    request.tp = tp;
    return request;
}

}  // namespace

TEST("a stop loss closes at the tick that reached it and is logged") {
    fixture::Desk desk;
    desk.broker.send(withStops(desk, ORDER_TYPE_BUY, 1.08400, 0), kNow);
    CHECK(desk.broker.advance(kNow + kSlot).empty());
    desk.quotes.set("EURUSD", 1.08398, 1.08408, kNow + 2 * kSlot);
    const auto outcomes = desk.broker.advance(kNow + 2 * kSlot);
    CHECK_EQUAL(1u, outcomes.size());
    const Deal &deal = desk.account.deals().back();
    CHECK_EQUAL(static_cast<int>(DEAL_REASON_SL), deal.reason);
    CHECK_EQUAL(1.08398, deal.price);
    CHECK_EQUAL("[sl 1.08400]", deal.comment);
    CHECK_EQUAL(-1120, deal.profit.cents);
    CHECK(desk.account.positions().empty());
}

TEST("a sold position's take profit is reached by the ask") {
    fixture::Desk desk;
    desk.broker.send(withStops(desk, ORDER_TYPE_SELL, 0, 1.08300), kNow);
    desk.quotes.set("EURUSD", 1.08295, 1.08305, kNow + kSlot);
    CHECK(desk.broker.advance(kNow + kSlot).empty());
    desk.quotes.set("EURUSD", 1.08290, 1.08300, kNow + 2 * kSlot);
    CHECK_EQUAL(1u, desk.broker.advance(kNow + 2 * kSlot).size());
    CHECK_EQUAL(static_cast<int>(DEAL_REASON_TP), desk.account.deals().back().reason);
    CHECK_EQUAL(2000, desk.account.deals().back().profit.cents);
}

TEST("a broker that starts later executes stops that were reached meanwhile, at the price of that moment") {
    fixture::Desk desk;
    desk.broker.send(withStops(desk, ORDER_TYPE_BUY, 1.08400, 0), kNow);
    desk.quotes.set("EURUSD", 1.08390, 1.08400, kNow + kMinute);
    desk.quotes.set("EURUSD", 1.08600, 1.08610, kNow + 2 * kMinute);
    Broker later(desk.server, desk.quotes, desk.account, desk.keeper, desk.faults);
    CHECK_EQUAL(1u, later.advance(kNow + 60 * kMinute).size());
    CHECK_EQUAL(1.08390, desk.account.deals().back().price);
    CHECK(desk.account.deals().back().at - (kNow + kMinute) < kSlot);
}

TEST("a stop that was set after the price had been there is not reached") {
    fixture::Desk desk;
    const Position position = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    desk.quotes.set("EURUSD", 1.08300, 1.08310, kNow + kMinute);
    desk.quotes.set("EURUSD", 1.08600, 1.08610, kNow + 2 * kMinute);
    TradeRequest request;
    request.action = TRADE_ACTION_SLTP;
    request.symbol = "EURUSD";
    request.position = position.ticket;
    request.sl = 1.08400;
    CHECK_EQUAL(TRADE_RETCODE_DONE, desk.broker.send(request, kNow + 3 * kMinute).result.retcode);
    Broker later(desk.server, desk.quotes, desk.account, desk.keeper, desk.faults);
    CHECK(later.advance(kNow + 10 * kMinute).empty());
}

TEST("below half of the margin the worst position is closed first, until the rest is covered") {
    fixture::Desk desk;
    desk.opened("EURUSD", ORDER_TYPE_BUY, 6.0);
    desk.opened("GBPUSD", ORDER_TYPE_BUY, 2.0);
    desk.quotes.set("EURUSD", 1.07500, 1.07510, kNow + kSlot);  // 6,060 lost: level 42 %
    const auto outcomes = desk.broker.advance(kNow + kSlot);
    CHECK_EQUAL(1u, outcomes.size());
    CHECK_EQUAL(static_cast<int>(DEAL_REASON_SO), desk.account.deals().back().reason);
    CHECK_EQUAL("EURUSD", desk.account.deals().back().symbol);
    CHECK_EQUAL(1u, desk.account.positions().size());
}
