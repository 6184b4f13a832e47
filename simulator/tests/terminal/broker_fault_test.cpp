// Faults of the trade server.
#include "core/broker.h"
#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

constexpr Millis kFilled = kNow + Broker::kPlacedTime;

std::vector<int> typesOf(const std::vector<TradeTransaction> &transactions) {
    std::vector<int> types;
    for (const TradeTransaction &transaction : transactions)
        types.push_back(transaction.type);
    return types;
}

}  // namespace

TEST("a timeout without execution reports nothing and changes nothing") {
    fixture::Desk desk;
    desk.faults.lostTimeouts = 1;
    const TradeOutcome outcome = desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow);
    CHECK_EQUAL(TRADE_RETCODE_TIMEOUT, outcome.result.retcode);
    CHECK_EQUAL(0u, outcome.result.order);
    CHECK(outcome.transactions.empty());
    CHECK(desk.account.positions().empty());
    CHECK_EQUAL(TRADE_RETCODE_DONE, desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow).result.retcode);
}

TEST("a request that was not sent is answered with 10031 and has done nothing") {
    fixture::Desk desk;
    desk.faults.unsent = 1;
    const TradeOutcome outcome = desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow);
    CHECK_EQUAL(TRADE_RETCODE_CONNECTION, outcome.result.retcode);
    CHECK(outcome.transactions.empty());
    CHECK(desk.account.positions().empty());
}

TEST("a close is refused as often as requested, an open is not") {
    fixture::Desk desk;
    const Position position = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    desk.faults.refusedCloses = 1;
    desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL(TRADE_RETCODE_REJECT, desk.broker.send(desk.closing(position, 0.1), kNow).result.retcode);
    CHECK(desk.account.findPosition(position.ticket) != nullptr);
    CHECK_EQUAL(TRADE_RETCODE_DONE, desk.broker.send(desk.closing(position, 0.1), kNow).result.retcode);
}

TEST("comments are dropped in position, order and deal") {
    fixture::Desk desk;
    desk.faults.comments = Comments::Drop;
    const Position position = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL("", position.comment);
    CHECK_EQUAL(7, position.magic);
    CHECK_EQUAL("", desk.account.orders().back().comment);
    CHECK_EQUAL("", desk.account.deals().back().comment);
}

TEST("comments are rewritten by the broker's own") {
    fixture::Desk desk;
    desk.faults.comments = Comments::Rewrite;
    const Position position = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL("#" + std::to_string(position.ticket), position.comment);
    desk.faults.comments = Comments::Keep;
    CHECK_EQUAL("TF42", desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1).comment);
}

TEST("a placed order is pending until it is filled at the price of that moment") {
    fixture::Desk desk;
    desk.faults.placed = 1;
    const TradeOutcome placed = desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow);
    CHECK_EQUAL(TRADE_RETCODE_PLACED, placed.result.retcode);
    CHECK_EQUAL(0u, placed.result.deal);
    CHECK(typesOf(placed.transactions) == std::vector<int>{TRADE_TRANSACTION_ORDER_ADD});
    CHECK(desk.account.positions().empty());
    CHECK_EQUAL(1u, desk.account.pendingOrders().size());
    CHECK_EQUAL(static_cast<int>(ORDER_STATE_PLACED), desk.account.pendingOrders().begin()->second.state);

    desk.quotes.set("EURUSD", 1.08600, 1.08610, kFilled);
    CHECK(desk.broker.advance(kFilled - 1).empty());
    const auto outcomes = desk.broker.advance(kFilled);
    CHECK_EQUAL(1u, outcomes.size());
    CHECK(
        (typesOf(outcomes[0].transactions) ==
         std::vector<int>{TRADE_TRANSACTION_DEAL_ADD, TRADE_TRANSACTION_ORDER_DELETE, TRADE_TRANSACTION_HISTORY_ADD}));
    const Position &position = *desk.account.findPosition(placed.result.order);
    CHECK_EQUAL(1.08610, position.priceOpen);
    CHECK_EQUAL("TF42", position.comment);
    CHECK_EQUAL(kFilled, position.opened);
    CHECK(desk.account.pendingOrders().empty());
}

TEST("a placed close is filled, or cancelled when its position went before") {
    fixture::Desk desk;
    const Position first = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    const Position second = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    desk.faults.placed = 2;
    desk.broker.send(desk.closing(first, 0.1), kNow);
    desk.broker.send(desk.closing(second, 0.1), kNow);
    CHECK_EQUAL(TRADE_RETCODE_DONE, desk.broker.closeByHand(second.ticket, {}, kNow + 1).result.retcode);
    CHECK_EQUAL(2u, desk.broker.advance(kFilled).size());
    CHECK(desk.account.positions().empty());
    CHECK_EQUAL(static_cast<int>(ORDER_STATE_CANCELED), desk.account.orders().back().state);
    CHECK_EQUAL(5u, desk.account.deals().size());
}

TEST("a placed order is filled by the next broker of the account") {
    fixture::Desk desk;
    desk.faults.placed = 1;
    const Ticket ticket = desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow).result.order;
    Broker next(desk.server, desk.quotes, desk.account, desk.keeper, desk.faults);
    next.advance(kFilled + kMinute);
    CHECK_EQUAL(kFilled, desk.account.findPosition(ticket)->opened);
}

TEST("a close by hand has the client's reason and neither magic nor comment") {
    fixture::Desk desk;
    const Position position = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    CHECK_EQUAL(TRADE_RETCODE_DONE, desk.broker.closeByHand(position.ticket, Lots::of(0.04), kNow).result.retcode);
    CHECK_EQUAL(Lots::of(0.06).units, desk.account.findPosition(position.ticket)->volume.units);
    CHECK_EQUAL(TRADE_RETCODE_INVALID_CLOSE_VOLUME,
                desk.broker.closeByHand(position.ticket, Lots::of(0.07), kNow).result.retcode);
    CHECK_EQUAL(TRADE_RETCODE_DONE, desk.broker.closeByHand(position.ticket, {}, kNow).result.retcode);
    CHECK_EQUAL(TRADE_RETCODE_POSITION_CLOSED, desk.broker.closeByHand(position.ticket, {}, kNow).result.retcode);
    const Deal &deal = desk.account.deals().back();
    CHECK_EQUAL(static_cast<int>(DEAL_REASON_CLIENT), deal.reason);
    CHECK_EQUAL(static_cast<int>(DEAL_ENTRY_OUT), deal.entry);
    CHECK_EQUAL(0, deal.magic);
    CHECK_EQUAL("", deal.comment);
}
