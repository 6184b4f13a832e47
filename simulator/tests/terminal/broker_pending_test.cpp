#include "core/broker.h"

#include "core/book_record.h"
#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

constexpr Millis kSlot = QuoteSource::kSlot;

TradeRequest pending(int type, double price, double volume = 0.1) {
    TradeRequest request = fixture::Desk::market("EURUSD", type, volume);
    request.action = TRADE_ACTION_PENDING;
    request.price = price;
    return request;
}

TradeRequest removal(Ticket order) {
    TradeRequest request;
    request.action = TRADE_ACTION_REMOVE;
    request.order = order;
    return request;
}

Ticket placed(fixture::Desk &desk, const TradeRequest &request) {
    const TradeOutcome outcome = desk.broker.send(request, kNow);
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_DONE), outcome.result.retcode);
    return outcome.result.order;
}

}  // namespace

TEST("a buy limit fills at the tick whose ask reaches it, as a position of its ticket") {
    fixture::Desk desk;
    const Ticket ticket = placed(desk, pending(ORDER_TYPE_BUY_LIMIT, 1.08400));
    CHECK_EQUAL(1u, desk.account.pendingOrders().size());
    desk.quotes.set("EURUSD", 1.08395, 1.08405, kNow + kSlot);
    CHECK(desk.broker.advance(kNow + kSlot).empty());
    desk.quotes.set("EURUSD", 1.08385, 1.08395, kNow + 2 * kSlot);
    CHECK_EQUAL(1u, desk.broker.advance(kNow + 2 * kSlot).size());
    const Position &position = *desk.account.findPosition(ticket);
    CHECK_EQUAL(static_cast<int>(POSITION_TYPE_BUY), position.type);
    CHECK_EQUAL(1.08395, position.priceOpen);
    CHECK_EQUAL("TF42", position.comment);
    CHECK(desk.account.pendingOrders().empty());
    CHECK_EQUAL(static_cast<int>(ORDER_STATE_FILLED), desk.account.orders().back().state);
    CHECK_EQUAL(static_cast<int>(ORDER_TYPE_BUY_LIMIT), desk.account.orders().back().type);
    CHECK_EQUAL(static_cast<int>(DEAL_TYPE_BUY), desk.account.deals().back().type);
}

TEST("stops and limits of both sides wait on their side of the price") {
    const struct {
        int type;
        double price;
        double bid;
    } orders[] = {{ORDER_TYPE_BUY_STOP, 1.08600, 1.08590},
                  {ORDER_TYPE_SELL_LIMIT, 1.08600, 1.08600},
                  {ORDER_TYPE_SELL_STOP, 1.08400, 1.08400},
                  {ORDER_TYPE_BUY_LIMIT, 1.08400, 1.08390}};
    for (const auto &order : orders) {
        fixture::Desk desk;
        const Ticket ticket = placed(desk, pending(order.type, order.price));
        CHECK(desk.broker.advance(kNow + kSlot).empty());
        desk.quotes.set("EURUSD", order.bid, order.bid + 0.00010, kNow + 2 * kSlot);
        CHECK_EQUAL(1u, desk.broker.advance(kNow + 2 * kSlot).size());
        CHECK(desk.account.findPosition(ticket) != nullptr);
    }
}

TEST("an order on the wrong side of the price, with stops on the wrong side of it, or that has expired is refused") {
    fixture::Desk desk;
    const auto retcode = [&desk](const TradeRequest &request) {
        return desk.broker.send(request, kNow).result.retcode;
    };
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_INVALID_PRICE), retcode(pending(ORDER_TYPE_BUY_LIMIT, 1.08600)));
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_INVALID_PRICE), retcode(pending(ORDER_TYPE_SELL_STOP, 1.08600)));
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_INVALID_PRICE), retcode(pending(ORDER_TYPE_BUY_STOP, 0)));
    TradeRequest stops = pending(ORDER_TYPE_BUY_LIMIT, 1.08400);
    stops.sl = 1.08450;
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_INVALID_STOPS), retcode(stops));
    TradeRequest expired = pending(ORDER_TYPE_BUY_LIMIT, 1.08400);
    expired.lifetime = ORDER_TIME_SPECIFIED;
    expired.expires = kNow;
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_INVALID_EXPIRATION), retcode(expired));
    CHECK(desk.account.pendingOrders().empty());
}

TEST("a changed price counts from its change on") {
    fixture::Desk desk;
    const Ticket ticket = placed(desk, pending(ORDER_TYPE_BUY_LIMIT, 1.08000));
    desk.quotes.set("EURUSD", 1.08300, 1.08310, kNow + kMinute);
    desk.quotes.set("EURUSD", 1.08600, 1.08610, kNow + 2 * kMinute);
    TradeRequest move = pending(ORDER_TYPE_BUY_LIMIT, 1.08400);
    move.action = TRADE_ACTION_MODIFY;
    move.order = ticket;
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_DONE), desk.broker.send(move, kNow + 3 * kMinute).result.retcode);
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_NO_CHANGES), desk.broker.send(move, kNow + 3 * kMinute).result.retcode);
    Broker later(desk.server, desk.quotes, desk.account, desk.keeper, desk.faults);
    CHECK(later.advance(kNow + 5 * kMinute).empty());
    CHECK_EQUAL(1.08400, desk.account.pendingOrders().at(ticket).priceOpen);
}

TEST("an order expires at its time") {
    fixture::Desk desk;
    TradeRequest request = pending(ORDER_TYPE_SELL_LIMIT, 1.09000);
    request.lifetime = ORDER_TIME_SPECIFIED;
    request.expires = kNow + kMinute;
    placed(desk, request);
    CHECK(desk.broker.advance(kNow + kMinute - kSlot).empty());
    CHECK_EQUAL(1u, desk.broker.advance(kNow + kMinute).size());
    CHECK(desk.account.pendingOrders().empty());
    CHECK_EQUAL(static_cast<int>(ORDER_STATE_EXPIRED), desk.account.orders().back().state);
}

TEST("a removed order is cancelled, and removing it again is refused") {
    fixture::Desk desk;
    const Ticket ticket = placed(desk, pending(ORDER_TYPE_BUY_STOP, 1.09000));
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_DONE), desk.broker.send(removal(ticket), kNow).result.retcode);
    CHECK_EQUAL(static_cast<int>(ORDER_STATE_CANCELED), desk.account.orders().back().state);
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_INVALID_ORDER), desk.broker.send(removal(ticket), kNow).result.retcode);
}

TEST("an order that fills in two parts is listed beside its position in between") {
    fixture::Desk desk;
    desk.faults.pendingPartialFills = 1;
    const Ticket ticket = placed(desk, pending(ORDER_TYPE_BUY_LIMIT, 1.08400, 0.3));
    desk.quotes.set("EURUSD", 1.08390, 1.08400, kNow + kSlot);
    desk.quotes.set("EURUSD", 1.08410, 1.08420, kNow + 2 * kSlot);
    desk.broker.advance(kNow + kSlot);
    CHECK_EQUAL(0.15, desk.account.findPosition(ticket)->volume.value());
    CHECK_EQUAL(0.15, desk.account.pendingOrders().at(ticket).volumeCurrent.value());
    desk.broker.advance(kNow + 2 * kSlot);
    CHECK_EQUAL(0.3, desk.account.findPosition(ticket)->volume.value());
    CHECK(desk.account.pendingOrders().empty());
}

TEST("the rest of an order that is filled in part can be removed") {
    fixture::Desk desk;
    desk.faults.pendingPartialFills = 1;
    const Ticket ticket = placed(desk, pending(ORDER_TYPE_BUY_LIMIT, 1.08400, 0.2));
    desk.quotes.set("EURUSD", 1.08390, 1.08400, kNow + kSlot);
    desk.broker.advance(kNow + kSlot);
    CHECK_EQUAL(static_cast<int>(TRADE_RETCODE_DONE), desk.broker.send(removal(ticket), kNow + kSlot).result.retcode);
    CHECK_EQUAL(0.1, desk.account.findPosition(ticket)->volume.value());
    CHECK_EQUAL(0.1, desk.account.orders().back().volumeCurrent.value());
}

TEST("pending orders are kept in the account's book with expiry and time of change") {
    fixture::Desk desk;
    TradeRequest request = pending(ORDER_TYPE_SELL_LIMIT, 1.09000);
    request.lifetime = ORDER_TIME_SPECIFIED;
    request.expires = kNow + kMinute;
    placed(desk, request);
    std::string line = encodeRecord(desk.keeper.kept.back());
    line.pop_back();
    const auto read = decodeRecord(line);
    CHECK(read.has_value());
    CHECK(*read == desk.keeper.kept.back());
}
