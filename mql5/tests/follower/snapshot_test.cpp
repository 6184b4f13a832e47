#include "desk.h"

#include <limits>

TEST("after the welcome come the heartbeat, the symbols, and the snapshot of a steady list") {
    FollowerDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.5, "by|hand");
    desk.expert->run(20);
    desk.gateway.received();
    desk.terminal.outgoing.clear();
    desk.gateway.send("AUTH_OK|s1|1000|1795176000000");
    desk.expert->run(1900);
    CHECK_EQUAL(
        std::string("HB|10000.00|10000.00|0.00|10000.00|1|1|1\nSYM|EURUSD|5|0.01|100|0.01|100000|1|0.00001|type=FOREX\n"
                    "SYM|XAUUSD.z|2|0.01|100|0.01|100000|1|0.01|type=FOREX\nPING|SYM2\n"
                    "HB|10000.00|10000.00|0.00|10000.00|1|1|1\n"),
        desk.terminal.outgoing);
    desk.terminal.outgoing.clear();
    desk.expert->run(200);
    CHECK_EQUAL(
        std::string(
            "SNAP|1;POS|1001|SELL|EURUSD|0.5|1.10000|0|0|time=1795176000000|comment=by_hand|magic=0|profit=0.00;"
            "SNAP_END;"),
        desk.gateway.receivedText());
}

TEST("a terminal that is not connected to its broker sends no snapshot until its list is steady again") {
    FollowerDesk desk;
    desk.terminal.terminal.connected = 0;
    desk.welcome();
    desk.gateway.received();
    CHECK_EQUAL(std::string(""), desk.ask("SNAP_REQ", 10000));
    desk.terminal.terminal.connected = 1;
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 1800));
    desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.5);
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 1900));
    CHECK(desk.ask("HB_OK|1", 300).find("SNAP|1;POS|1001|") == 0);
}

TEST("a list is not believed at once after a stall in which the terminal may have reconnected") {
    FollowerDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.5);
    desk.connect();
    desk.ask("HB_OK|1", 20000);
    desk.gateway.send("SNAP_REQ");
    desk.terminal.advance(16000);
    desk.terminal.laggingList = Positions();
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 1400));
    desk.terminal.thawList();
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 1900));
    CHECK(desk.ask("HB_OK|1", 300).find("SNAP|1;POS|1001|") == 0);
}

TEST("a list without positions is not believed while margin is in use") {
    FollowerDesk desk;
    desk.terminal.account.margin = 500.0;
    desk.welcome();
    desk.gateway.received();
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 25000));
    desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.5);
    CHECK(desk.ask("HB_OK|1", 2500).find("SNAP|1;") == 0);
}

TEST("a list that never stops changing is sent once the terminal has been connected for long") {
    FollowerDesk desk;
    desk.welcome();
    desk.gateway.received();
    std::string received;
    for (int second = 0; second < 20; second++) {
        CHECK_EQUAL(std::string(""), received);
        desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.5);
        received = desk.ask("HB_OK|1", 1000);
    }
    CHECK(received.find("SNAP|") == 0);
}

TEST("a list that loses positions is not believed at once, however long the terminal has been connected") {
    FollowerDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.5);
    desk.connect();
    desk.ask("HB_OK|1", 25000);
    desk.terminal.laggingList = Positions();
    CHECK_EQUAL(std::string(""), desk.ask("SNAP_REQ", 1400));
    desk.terminal.thawList();
    CHECK(desk.ask("HB_OK|1", 2300).find("SNAP|1;POS|1001|") == 0);
}

TEST("a position that goes while the list is read neither hides nor doubles another") {
    FollowerDesk desk;
    for (int i = 0; i < 3; i++)
        desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1);
    desk.connect();
    bool closed = false;
    int reads = 0;
    desk.terminal.beforePositionRead = [&](std::int32_t index) {
        if (++reads > 4 && index == 1 && !closed) {
            closed = true;
            desk.terminal.close(1003, 0.1);
        }
    };
    std::string received = desk.ask("SNAP_REQ", 3000);
    desk.terminal.beforePositionRead = nullptr;
    CHECK(closed);
    CHECK(received.find("SNAP|2;POS|1001|") != std::string::npos);
    CHECK(received.find("POS|1005|") != std::string::npos);
    CHECK(received.find("POS|1003|") == std::string::npos);
}

TEST("a position is listed with its floating profit, swap included, and an order without any") {
    FollowerDesk desk;
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1);
    desk.terminal.positions.at(ticket).profit = -12.345;
    desk.terminal.positions.at(ticket).swap = -0.5;
    desk.connect();
    CHECK(desk.ask("SNAP_REQ", 3000).find("|magic=0|profit=-12.85;") != std::string::npos);
    desk.terminal.positions.at(ticket).profit = std::numeric_limits<double>::quiet_NaN();
    CHECK(desk.ask("SNAP_REQ", 3000).find("|magic=0;SNAP_END;") != std::string::npos);
}

TEST("no snapshot shows as open what an answer has called closed: it waits for the list") {
    OpenDesk desk;
    desk.ask("HB_OK|1", 25000);
    desk.terminal.freezeList();
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|10.00|id=6|lot=0.1|rest=0.2;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2", 300));
    CHECK_EQUAL(std::string(""), desk.ask("SNAP_REQ", 3000));
    desk.terminal.thawList();
    CHECK(desk.ask("HB_OK|1", 3000).find("SNAP|1;POS|" + std::to_string(desk.ticket) + "|BUY|EURUSD|0.2|") == 0);

    desk.terminal.freezeList();
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|20.00|id=7|lot=0.2|rest=0;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=7|rest=0", 300));
    CHECK_EQUAL(std::string(""), desk.ask("SNAP_REQ", 3000));
    desk.terminal.thawList();
    CHECK(desk.ask("HB_OK|1", 3000).find("SNAP|0;SNAP_END;") == 0);
}

TEST("a list that goes on showing what an answer has called closed is told after 30 seconds") {
    OpenDesk desk;
    desk.terminal.freezeList();
    desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 300);
    CHECK_EQUAL(std::string(""), desk.ask("SNAP_REQ", 29000));
    CHECK(desk.ask("HB_OK|1", 2000).find("SNAP|1;POS|" + std::to_string(desk.ticket) + "|BUY|EURUSD|0.3|") == 0);
}
