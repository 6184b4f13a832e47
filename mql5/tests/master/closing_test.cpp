#include "desk.h"

TEST("a close waits for its deals, and goes out without them when they do not come") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.received();
    desk.terminal.historyLags = true;
    desk.terminal.close(ticket, 0.5);
    CHECK_EQUAL(std::string(""), desk.reported());
    desk.wait(29000);
    CHECK_EQUAL(std::string(""), desk.received());
    desk.wait(2000);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|0|0.00;", desk.received());
}

TEST("an empty list of a terminal that synchronises closes nothing") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.wait(3000);
    desk.received();
    desk.terminal.laggingList = Positions();
    desk.terminal.historyLags = true;
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.received());
    desk.terminal.thawList();
    desk.terminal.historyLags = false;
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.received());
    desk.terminal.close(ticket, 0.5);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-5.00;", desk.reported());
}

TEST("a terminal that is not connected closes nothing, however long its list is empty") {
    MasterDesk desk;
    desk.connect();
    desk.opened();
    desk.received();
    desk.terminal.terminal.connected = 0;
    desk.terminal.laggingList = Positions();
    desk.wait(120000);
    CHECK_EQUAL(std::string(""), desk.received());
}

TEST("time in which the expert got no events does not prove that a position is closed") {
    MasterDesk desk;
    desk.connect();
    desk.opened();
    desk.received();
    desk.terminal.laggingList = Positions();
    desk.terminal.historyLags = true;
    desk.wait(1000);
    desk.gateway.send("HB_OK|1");
    desk.terminal.advance(40000);
    desk.reported();
    desk.wait(20000);
    CHECK_EQUAL(std::string::npos, desk.received().find("CMD_CLOSE"));
}

TEST("deals that load late are counted once") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.received();
    desk.terminal.historyLags = true;
    desk.terminal.close(ticket, 0.2);
    desk.wait(31000);
    CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.2|0.3|0|0.00;", desk.received());
    desk.acknowledge("CMD_PARTIAL", ticket);
    desk.terminal.historyLags = false;
    desk.terminal.close(ticket, 0.3);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-3.00;", desk.reported());
}

TEST("an expert that starts before the history is loaded does not count its deals later") {
    MasterDesk desk;
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.terminal.close(ticket, 0.2);
    desk.terminal.historyLags = true;
    desk.connect();
    desk.received();
    desk.terminal.historyLags = false;
    desk.terminal.close(ticket, 0.3);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-3.00;", desk.reported());
}

TEST("the profit of a close holds the opening deal's commission, shared among partial closes") {
    MasterDesk desk;
    desk.terminal.commission = 10.0;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.terminal.symbol("EURUSD").bid = 1.10110;
    desk.terminal.close(ticket, 0.2);
    CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.2|0.3|1.10110|16.00;", desk.reported());
    desk.acknowledge("CMD_PARTIAL", ticket);
    desk.terminal.close(ticket, 0.3);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10110|24.00;", desk.reported());
}

TEST("a position that the broker reopens under another ticket goes on under its first") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.received();
    TfPosition moved = desk.terminal.positions.at(ticket);
    desk.terminal.positions.erase(ticket);
    moved.ticket = 777777;
    moved.sl = 1.09;
    desk.terminal.positions[moved.ticket] = moved;
    CHECK_EQUAL("CMD_MODIFY|" + text(ticket) + "|1.09000|0;", desk.reported());
}
