// The order in which experts receive the steps of a change.
#include "core/broker.h"
#include "tests/check.h"
#include "tests/terminal/fixtures.h"

using namespace sim;
using fixture::kNow;

namespace {

std::string typesOf(const TradeOutcome &outcome) {
    std::string types;
    for (const TradeTransaction &transaction : outcome.transactions)
        types += std::to_string(transaction.type) + " ";
    return types;
}

const std::string kFilled =
    std::to_string(TRADE_TRANSACTION_ORDER_ADD) + " " + std::to_string(TRADE_TRANSACTION_DEAL_ADD) + " " +
    std::to_string(TRADE_TRANSACTION_ORDER_DELETE) + " " + std::to_string(TRADE_TRANSACTION_HISTORY_ADD) + " ";

}  // namespace

TEST("a filled order is added, dealt, deleted and added to the history, in this order") {
    fixture::Desk desk;
    const TradeOutcome opened = desk.broker.send(desk.market("EURUSD", ORDER_TYPE_BUY, 0.1), kNow);
    CHECK_EQUAL(kFilled, typesOf(opened));
    for (const TradeTransaction &transaction : opened.transactions) {
        CHECK_EQUAL(opened.result.order, transaction.order);
        CHECK_EQUAL(opened.result.order, transaction.position);
        CHECK_EQUAL("EURUSD", transaction.symbol);
    }
    CHECK_EQUAL(opened.result.deal, opened.transactions[1].deal);
    const Position position = *desk.account.findPosition(opened.result.order);
    CHECK_EQUAL(kFilled, typesOf(desk.broker.send(desk.closing(position, 0.04), kNow)));
    CHECK_EQUAL(kFilled, typesOf(desk.broker.closeByHand(position.ticket, {}, kNow)));
}

TEST("a change of stops is one change of the position, a refusal is none") {
    fixture::Desk desk;
    const Position position = desk.opened("EURUSD", ORDER_TYPE_BUY, 0.1);
    TradeRequest request;
    request.action = TRADE_ACTION_SLTP;
    request.symbol = "EURUSD";
    request.position = position.ticket;
    request.sl = 1.08000;
    const TradeOutcome moved = desk.broker.send(request, kNow);
    CHECK_EQUAL(std::to_string(TRADE_TRANSACTION_POSITION) + " ", typesOf(moved));
    CHECK_EQUAL(1.08000, moved.transactions[0].sl);
    CHECK_EQUAL("", typesOf(desk.broker.send(request, kNow)));
}
