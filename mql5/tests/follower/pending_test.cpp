#include "desk.h"

namespace {

std::string pendingCommand(const std::string &id) {
    return "CMD_OPEN|BUY_LIMIT|EURUSD|1.09000|0.30|1.08000|1.12000|77|id=" + id + "|ttl=5000|dev=20";
}

// A follower whose copy of a buy limit waits at its broker.
struct PendingDesk : FollowerDesk {
    std::uint64_t ticket = 0;
    std::string both;  // MST_TICKET|SLV_TICKET
    std::string placed;

    explicit PendingDesk(const Inputs &extra = {}) : FollowerDesk(extra) {
        connect();
        placed = ask(pendingCommand("5"));
        CHECK_EQUAL(std::size_t(1), terminal.orders.size());
        ticket = terminal.orders.begin()->first;
        both = "77|" + std::to_string(ticket);
    }

    std::string shown(const char *type) const { return "POS|" + std::to_string(ticket) + "|" + type + "|EURUSD|0.3|"; }
};

bool contains(const std::string &text, const std::string &part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST("a pending order is placed with its mark, price and stops, and answered with its type") {
    PendingDesk desk;
    CHECK_EQUAL("ACK_OPEN|" + desk.both + "|0.3|BUY_LIMIT|id=5|price=1.09000|retcode=10009;", desk.placed);
    const TfOrder &order = desk.terminal.orders.at(desk.ticket);
    CHECK_EQUAL(1.09, order.price_open);
    CHECK_EQUAL(1.08, order.sl);
    CHECK_EQUAL("TF5", std::string(order.comment));
}

TEST("a repeated pending order is answered again, also by an expert that has restarted") {
    PendingDesk desk;
    CHECK_EQUAL(desk.placed, desk.ask(pendingCommand("5")));
    desk.restart();
    CHECK_EQUAL(desk.placed, desk.ask(pendingCommand("5")));
    CHECK_EQUAL(std::size_t(1), desk.terminal.orders.size());
}

TEST("a pending order whose answer was lost is found and not placed again") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_TIMEOUT, true});
    CHECK(contains(desk.ask(pendingCommand("5"), 1000), "|0.3|BUY_LIMIT|id=5|price=1.09000|"));
    CHECK_EQUAL(std::size_t(1), desk.terminal.orders.size());
}

TEST("a refusal to place an order ends its id, also when a position is wanted by it meanwhile") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_REJECT, false});
    const std::string refused = desk.ask(pendingCommand("5"));
    CHECK(contains(refused, "NACK_OPEN|77|10006|"));
    CHECK_EQUAL(refused, desk.ask("CMD_OPEN|BUY|EURUSD|1.10000|0.30|0|0|77|id=5|ttl=5000|dev=20"));
    CHECK(desk.terminal.positions.empty());
}

TEST("a follower that reverses places the stop of the other side") {
    PendingDesk desk(Inputs{{"InpReverseTrade", "true"}});
    CHECK_EQUAL(static_cast<int>(ORDER_TYPE_SELL_STOP), desk.terminal.orders.at(desk.ticket).type);
    CHECK_EQUAL(1.12, desk.terminal.orders.at(desk.ticket).sl);
}

TEST("price and stops of a pending order are changed in one request") {
    PendingDesk desk;
    CHECK_EQUAL("ACK_MODIFY|" + desk.both + "|id=6;",
                desk.ask("CMD_MODIFY|" + desk.both + "|1.07000|0|id=6|price=1.08500"));
    CHECK_EQUAL(1.085, desk.terminal.orders.at(desk.ticket).price_open);
    CHECK_EQUAL(1.07, desk.terminal.orders.at(desk.ticket).sl);
    CHECK_EQUAL(0.0, desk.terminal.orders.at(desk.ticket).tp);
}

TEST("a removed order is answered again after a restart by what the history shows") {
    PendingDesk desk;
    CHECK_EQUAL("ACK_CANCEL|" + desk.both + "|id=6;", desk.ask("CMD_CANCEL|" + desk.both + "|id=6"));
    CHECK(desk.terminal.orders.empty());
    desk.restart();
    CHECK_EQUAL("ACK_CANCEL|" + desk.both + "|id=7;", desk.ask("CMD_CANCEL|" + desk.both + "|id=7"));
}

TEST("the removal of an order that has been filled is refused with FILLED") {
    PendingDesk desk;
    desk.terminal.fill(desk.ticket);
    CHECK_EQUAL("NACK_CANCEL|77|10035|FILLED|id=6;", desk.ask("CMD_CANCEL|" + desk.both + "|id=6"));
}

TEST("an order that fills at the moment of its removal is a position") {
    PendingDesk desk;
    desk.terminal.beforeRequest = [&desk](const TfTradeRequest &request) {
        if (request.action == TRADE_ACTION_REMOVE)
            desk.terminal.fill(desk.ticket);
    };
    CHECK(contains(desk.ask("CMD_CANCEL|" + desk.both + "|id=6"), "NACK_CANCEL|77|10035|FILLED|id=6;"));
}

TEST("the removal of an order that was filled and closed again is refused with FILLED") {
    PendingDesk desk;
    desk.terminal.fill(desk.ticket);
    desk.terminal.close(desk.ticket, 0.3);
    CHECK_EQUAL("NACK_CANCEL|77|10035|FILLED|id=6;", desk.ask("CMD_CANCEL|" + desk.both + "|id=6"));
}

TEST("the rest of an order that is filled in part is removed, and the answer is FILLED") {
    PendingDesk desk;
    desk.terminal.fillPart(desk.ticket, 0.1);
    CHECK(contains(desk.ask("CMD_CANCEL|" + desk.both + "|id=6", 1000), "NACK_CANCEL|77|10035|FILLED|id=6;"));
    CHECK(desk.terminal.orders.empty());
    CHECK_EQUAL(0.1, desk.terminal.positions.at(desk.ticket).volume);
}

TEST("a removal whose answer was lost is done") {
    PendingDesk desk;
    desk.terminal.mishaps.push_back({TRADE_RETCODE_TIMEOUT, true});
    CHECK_EQUAL("ACK_CANCEL|" + desk.both + "|id=6;", desk.ask("CMD_CANCEL|" + desk.both + "|id=6", 1000));
}

TEST("a removal that the broker refuses is refused") {
    PendingDesk desk;
    desk.terminal.mishaps.push_back({TRADE_RETCODE_MARKET_CLOSED});
    CHECK_EQUAL("NACK_CANCEL|77|10018|market closed|id=6;", desk.ask("CMD_CANCEL|" + desk.both + "|id=6"));
    CHECK_EQUAL(std::size_t(1), desk.terminal.orders.size());
}

TEST("nothing is known of an order that was never there") {
    FollowerDesk desk;
    desk.connect();
    CHECK_EQUAL("NACK_CANCEL|77|10035|no such order|id=6;", desk.ask("CMD_CANCEL|77|4711|id=6", 31000));
}

TEST("an order that a terminal does not list yet, as it has just connected, is not called missing") {
    PendingDesk desk;
    desk.terminal.terminal.connected = 0;
    auto unlisted = desk.terminal.orders.extract(desk.ticket);
    CHECK_EQUAL("", desk.ask("CMD_CANCEL|" + desk.both + "|id=6", 9500));
    desk.terminal.terminal.connected = 1;
    CHECK(!contains(desk.ask("HB_OK|1", 2000), "NACK_CANCEL"));
    desk.terminal.orders.insert(std::move(unlisted));
    CHECK(contains(desk.ask("HB_OK|1", 1000), "ACK_CANCEL|" + desk.both + "|id=6;"));
    CHECK(desk.terminal.orders.empty());
}

TEST("a fill is reported by a snapshot that shows the position") {
    PendingDesk desk;
    CHECK_EQUAL("", desk.ask("HB_OK|1", 1000));
    desk.terminal.fill(desk.ticket);
    CHECK(contains(desk.ask("HB_OK|1", 3500), desk.shown("BUY")));
}

TEST("a snapshot lists the order with its mark") {
    PendingDesk desk;
    const std::string snapshot = desk.ask("SNAP_REQ", 3500);
    CHECK(contains(snapshot, desk.shown("BUY_LIMIT")));
    CHECK(contains(snapshot, "comment=TF5"));
}

TEST("an order that was removed by hand is reported by a snapshot without it") {
    PendingDesk desk;
    desk.ask("HB_OK|1", 1000);
    desk.terminal.cancel(desk.ticket);
    CHECK(contains(desk.ask("HB_OK|1", 3500), "SNAP|0;"));
}

TEST("a filled order whose position is not listed yet is not reported as gone") {
    PendingDesk desk;
    desk.ask("HB_OK|1", 1000);
    desk.terminal.freezeList();
    desk.terminal.fill(desk.ticket);
    CHECK(!contains(desk.ask("HB_OK|1", 5000), "SNAP|"));
    desk.terminal.thawList();
    CHECK(contains(desk.ask("HB_OK|1", 3500), desk.shown("BUY")));
}

TEST("a copy that a stop closes while the command of another one ends is reported") {
    OpenDesk desk;
    desk.ask(openCommand("6"));
    desk.ask("HB_OK|1", 1000);
    desk.terminal.close(desk.ticket, 0.3);
    const std::uint64_t other = desk.onlyPosition();
    const std::string answer = desk.ask("CMD_MODIFY|77|" + std::to_string(other) + "|1.08500|0|id=7");
    CHECK(contains(answer + desk.ask("HB_OK|1", 3500), "SNAP|1;"));
}

TEST("an order that is filled in part is listed with all of its volume, beside its position") {
    PendingDesk desk;
    desk.ask("HB_OK|1", 1000);
    desk.terminal.fillPart(desk.ticket, 0.1);
    const std::string snapshot = desk.ask("HB_OK|1", 3500);
    CHECK(contains(snapshot, desk.shown("BUY_LIMIT")));
    CHECK(contains(snapshot, "POS|" + std::to_string(desk.ticket) + "|BUY|EURUSD|0.1|"));
}
