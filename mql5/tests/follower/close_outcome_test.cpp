#include "desk.h"

TEST("a partial close is sent once though the list of positions lags behind it") {
    OpenDesk desk;
    desk.terminal.freezeList();
    desk.terminal.historyLags = true;
    CHECK_EQUAL(std::string(""), desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2", 3000));
    CHECK_EQUAL(0.2, desk.volume());
    desk.terminal.historyLags = false;
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|10.00|id=6|lot=0.1|rest=0.2;", desk.ask("HB_OK|1", 300));
    CHECK_EQUAL(std::size_t(2), desk.terminal.requests.size());
}

TEST("the next partial close is sized by the deals of the last one when the list lags") {
    OpenDesk desk;
    desk.terminal.freezeList();
    desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2", 300);
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|10.00|id=7|lot=0.1|rest=0.1;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=7|rest=0.1", 300));
    CHECK_EQUAL(0.1, desk.volume());
}

TEST("a close of what its deals have closed is answered with them though the list still shows the position") {
    OpenDesk desk;
    desk.terminal.freezeList();
    desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 300);
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|30.00|id=7|lot=0.3|rest=0;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=7|rest=0", 300));
    CHECK_EQUAL(std::size_t(2), desk.terminal.requests.size());
}

TEST("two closes of one position are done one after the other") {
    OpenDesk desk;
    desk.terminal.freezeList();
    desk.terminal.historyLags = true;
    desk.gateway.send("CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2");
    desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=7|rest=0.1", 2000);
    CHECK_EQUAL(0.2, desk.volume());
    desk.terminal.thawList();
    desk.terminal.historyLags = false;
    desk.ask("HB_OK|1", 1000);
    CHECK_EQUAL(0.1, desk.volume());
}

TEST("a placed close is not sent again") {
    OpenDesk desk;
    desk.terminal.freezeList();
    desk.terminal.historyLags = true;
    desk.terminal.mishaps.push_back({TRADE_RETCODE_PLACED, true});
    CHECK_EQUAL(std::string(""), desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2", 15000));
    desk.terminal.thawList();
    desk.terminal.historyLags = false;
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|10.00|id=6|lot=0.1|rest=0.2;", desk.ask("HB_OK|1", 300));
    CHECK_EQUAL(std::size_t(2), desk.terminal.requests.size());
}

TEST("a close that was placed and then cancelled by the broker is refused") {
    OpenDesk desk;
    Mishap placed;
    placed.retcode = TRADE_RETCODE_PLACED;
    placed.cancelled = true;
    desk.terminal.mishaps.push_back(placed);
    CHECK_EQUAL(std::string("NACK_CLOSE|77|10006|the broker accepted the order and then cancelled it|id=6;"),
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 300));
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|30.00|id=7|lot=0.3|rest=0;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=7|rest=0"));
}

TEST("a refused close is done under a new id, and the old id gets the refusal again") {
    OpenDesk desk;
    desk.terminal.mishaps.push_back({TRADE_RETCODE_MARKET_CLOSED});
    const std::string refused = desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0");
    CHECK_EQUAL(refused, desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0"));
    desk.ask("CMD_CLOSE|" + desk.both + "|0|id=7|rest=0");
    CHECK(desk.terminal.positions.empty());
    CHECK_EQUAL(refused, desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0"));
}

TEST("a position that an unsynchronised terminal does not list is not reported as closed") {
    OpenDesk desk;
    desk.terminal.laggingList = Positions();
    desk.terminal.historyLags = true;
    CHECK_EQUAL(std::string(""), desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 15000));
    desk.terminal.thawList();
    desk.terminal.historyLags = false;
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|30.00|id=6|lot=0.3|rest=0;", desk.ask("HB_OK|1", 300));
}

TEST("time in which the expert got no events does not prove that a position is gone") {
    OpenDesk desk;
    desk.terminal.laggingList = Positions();
    desk.terminal.historyLags = true;
    desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 1000);
    desk.gateway.send("HB_OK|1");
    desk.terminal.advance(40000);
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 20000));
}

TEST("a close at a terminal that is not connected is refused as such") {
    OpenDesk desk;
    desk.terminal.terminal.connected = 0;
    desk.terminal.laggingList = Positions();
    desk.terminal.historyLags = true;
    CHECK_EQUAL(std::string("NACK_CLOSE|77|10031|the terminal is not connected to its broker|id=6;"),
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 11000));
}

TEST("a close answered 10031 is tried again") {
    OpenDesk desk;
    desk.terminal.mishaps.assign(3, {TRADE_RETCODE_CONNECTION});
    desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 2000);
    CHECK(desk.terminal.positions.empty());
}

TEST("a close out of order on a FIFO account is tried again, then refused with the reason") {
    OpenDesk desk;
    desk.terminal.mishaps.assign(100, {TRADE_RETCODE_FIFO_CLOSE});
    CHECK_EQUAL(std::string("NACK_CLOSE|77|10045|FIFO account: close older positions of the symbol first|id=6;"),
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 11000));
    desk.terminal.mishaps.assign(2, {TRADE_RETCODE_FIFO_CLOSE});
    desk.ask("CMD_CLOSE|" + desk.both + "|0|id=7|rest=0", 2000);
    CHECK(desk.terminal.positions.empty());
}

TEST("the profit of a close holds the opening deal's commission, shared among partial closes") {
    FollowerDesk desk;
    desk.terminal.commission = 10.0;
    desk.connect();
    desk.ask(openCommand("5"));
    const std::string both = "77|" + std::to_string(desk.onlyPosition());
    desk.terminal.symbol("EURUSD").bid = 1.10110;
    CHECK_EQUAL("ACK_CLOSE|" + both + "|1.10110|8.00|id=6|lot=0.1|rest=0.2;",
                desk.ask("CMD_CLOSE|" + both + "|0.1|id=6|rest=0.2"));
    CHECK_EQUAL("ACK_CLOSE|" + both + "|1.10110|16.00|id=7|lot=0.2|rest=0;",
                desk.ask("CMD_CLOSE|" + both + "|0|id=7|rest=0"));
}
