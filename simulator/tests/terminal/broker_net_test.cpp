#include "core/book_record.h"
#include "core/broker.h"
#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

constexpr Millis kSlot = QuoteSource::kSlot;

struct NettingDesk : fixture::Desk {
    NettingDesk() : fixture::Desk("TermFleet-Demo", true) {}

    TradeOutcome trade(int type, double volume, double sl = 0, double tp = 0) {
        TradeRequest request = market("EURUSD", type, volume);
        request.sl = sl;
        request.tp = tp;
        return broker.send(request, kNow);
    }

    const Position *position() const { return account.findPositionOf("EURUSD"); }
    const Deal &lastDeal() const { return account.deals().back(); }
};

}  // namespace

TEST("netting: a second deal of the same side makes the one position grow at the average price") {
    NettingDesk desk;
    const Ticket first = desk.trade(ORDER_TYPE_BUY, 0.1).result.order;
    desk.quotes.set("EURUSD", 1.08590, 1.08600, kNow);
    desk.trade(ORDER_TYPE_BUY, 0.2);
    CHECK_EQUAL(1u, desk.account.positions().size());
    CHECK_EQUAL(first, desk.position()->ticket);
    CHECK_EQUAL(Lots::of(0.3).units, desk.position()->volume.units);
    CHECK_EQUAL(10857, static_cast<int>(desk.position()->priceOpen * 10000 + 0.5));
    CHECK_EQUAL(static_cast<int>(DEAL_ENTRY_IN), desk.lastDeal().entry);
    CHECK_EQUAL(first, desk.lastDeal().positionId);
}

TEST("netting: growth replaces the position's stops by those of its order, none included") {
    NettingDesk desk;
    desk.trade(ORDER_TYPE_BUY, 0.1, 1.08000, 1.09000);
    desk.trade(ORDER_TYPE_BUY, 0.1, 1.07000, 1.09500);
    CHECK_EQUAL(1.07000, desk.position()->sl);
    CHECK_EQUAL(1.09500, desk.position()->tp);
    desk.trade(ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL(0.0, desk.position()->sl);
    CHECK_EQUAL(0.0, desk.position()->tp);
}

TEST("netting: a smaller deal of the other side reduces the position, pays its part and keeps its stops") {
    NettingDesk desk;
    desk.trade(ORDER_TYPE_BUY, 0.3, 1.08000, 1.09000);
    desk.quotes.set("EURUSD", 1.08610, 1.08620, kNow);
    desk.trade(ORDER_TYPE_SELL, 0.1);
    CHECK_EQUAL(Lots::of(0.2).units, desk.position()->volume.units);
    CHECK_EQUAL(1.08000, desk.position()->sl);
    CHECK_EQUAL(static_cast<int>(DEAL_ENTRY_OUT), desk.lastDeal().entry);
    CHECK_EQUAL(1000, desk.lastDeal().profit.cents);
}

TEST("netting: an equal deal of the other side closes the position") {
    NettingDesk desk;
    desk.trade(ORDER_TYPE_BUY, 0.3);
    desk.trade(ORDER_TYPE_SELL, 0.3);
    CHECK(desk.position() == nullptr);
    CHECK_EQUAL(static_cast<int>(DEAL_ENTRY_OUT), desk.lastDeal().entry);
}

TEST("netting: a larger deal of the other side turns the position round: a new ticket, the same identifier") {
    NettingDesk desk;
    const Ticket first = desk.trade(ORDER_TYPE_BUY, 0.1, 1.08000, 1.09000).result.order;
    const Ticket second = desk.trade(ORDER_TYPE_SELL, 0.4).result.order;
    const Position &turned = *desk.position();
    CHECK_EQUAL(1u, desk.account.positions().size());
    CHECK_EQUAL(second, turned.ticket);
    CHECK_EQUAL(first, turned.identifier);
    CHECK_EQUAL(static_cast<int>(POSITION_TYPE_SELL), turned.type);
    CHECK_EQUAL(Lots::of(0.3).units, turned.volume.units);
    CHECK_EQUAL(1.08500, turned.priceOpen);
    CHECK_EQUAL(0.0, turned.sl);
    CHECK_EQUAL(static_cast<int>(DEAL_ENTRY_INOUT), desk.lastDeal().entry);
    CHECK_EQUAL(first, desk.lastDeal().positionId);
    CHECK_EQUAL(Lots::of(0.4).units, desk.lastDeal().volume.units);
    CHECK_EQUAL(-100, desk.lastDeal().profit.cents);
}

TEST("netting: a request with a position closes no more than that position has") {
    NettingDesk desk;
    desk.trade(ORDER_TYPE_BUY, 0.1);
    const Position before = *desk.position();
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_INVALID_CLOSE_VOLUME),
                desk.broker.send(desk.closing(before, 0.2), kNow).result.retcode);
    desk.trade(ORDER_TYPE_SELL, 0.2);
    const Position turned = *desk.position();
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_POSITION_CLOSED),
                desk.broker.send(desk.closing(before, 0.1), kNow).result.retcode);
    desk.trade(ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_POSITION_CLOSED),
                desk.broker.send(desk.closing(turned, 0.1), kNow).result.retcode);
}

TEST("netting: stops may be set by symbol alone, and close all of the position when they are reached") {
    NettingDesk desk;
    desk.trade(ORDER_TYPE_BUY, 0.1);
    desk.trade(ORDER_TYPE_BUY, 0.2);
    TradeRequest stops;
    stops.action = TRADE_ACTION_SLTP;
    stops.symbol = "EURUSD";
    stops.sl = 1.08400;
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_DONE), desk.broker.send(stops, kNow).result.retcode);
    desk.quotes.set("EURUSD", 1.08390, 1.08400, kNow + kSlot);
    CHECK_EQUAL(1u, desk.broker.advance(kNow + kSlot).size());
    CHECK(desk.position() == nullptr);
    CHECK_EQUAL(static_cast<int>(DEAL_REASON_SL), desk.lastDeal().reason);
    CHECK_EQUAL(Lots::of(0.3).units, desk.lastDeal().volume.units);
}

TEST("netting: a pending order that fills changes the position like a deal at the market") {
    NettingDesk desk;
    const Ticket first = desk.trade(ORDER_TYPE_BUY, 0.1).result.order;
    TradeRequest request = desk.market("EURUSD", ORDER_TYPE_SELL_STOP, 0.3);
    request.action = TRADE_ACTION_PENDING;
    request.price = 1.08400;
    const Ticket order = desk.broker.send(request, kNow).result.order;
    desk.quotes.set("EURUSD", 1.08390, 1.08400, kNow + kSlot);
    desk.broker.advance(kNow + kSlot);
    CHECK_EQUAL(order, desk.position()->ticket);
    CHECK_EQUAL(first, desk.position()->identifier);
    CHECK_EQUAL(Lots::of(0.2).units, desk.position()->volume.units);
    CHECK_EQUAL(first, desk.account.orders().back().positionId);
    CHECK_EQUAL(static_cast<int>(ORDER_TYPE_SELL_STOP), desk.account.orders().back().type);
}

TEST("netting: the halves of a pending order make one position grow") {
    NettingDesk desk;
    desk.faults.pendingPartialFills = 1;
    desk.trade(ORDER_TYPE_SELL, 0.1);
    TradeRequest request = desk.market("EURUSD", ORDER_TYPE_SELL_STOP, 0.2);
    request.action = TRADE_ACTION_PENDING;
    request.price = 1.08400;
    desk.broker.send(request, kNow);
    desk.quotes.set("EURUSD", 1.08390, 1.08400, kNow + kSlot);
    desk.broker.advance(kNow + kSlot);
    CHECK_EQUAL(Lots::of(0.2).units, desk.position()->volume.units);
    desk.broker.advance(kNow + 2 * kSlot);
    CHECK_EQUAL(Lots::of(0.3).units, desk.position()->volume.units);
    CHECK(desk.account.pendingOrders().empty());
}

TEST("netting: what reduces is allowed without free margin, what grows is not") {
    NettingDesk desk;
    desk.trade(ORDER_TYPE_BUY, 9.0);
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_NO_MONEY), desk.trade(ORDER_TYPE_BUY, 1.0).result.retcode);
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_NO_MONEY), desk.trade(ORDER_TYPE_SELL, 20.0).result.retcode);
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_DONE), desk.trade(ORDER_TYPE_SELL, 9.0).result.retcode);
}

TEST("netting: the terms of the account and a position that was turned round come back from the book") {
    NettingDesk desk;
    desk.trade(ORDER_TYPE_BUY, 0.1);
    desk.trade(ORDER_TYPE_SELL, 0.4);
    const AccountChange whole = desk.account.condensed(0);
    const auto read = decodeRecord(encodeRecord(whole).substr(0, encodeRecord(whole).size() - 1));
    CHECK(read.has_value());
    CHECK(*read == whole);
}
