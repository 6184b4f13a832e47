#include "desk.h"

TEST("a close of all closes all, and tells price and profit") {
    OpenDesk desk;
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|30.00|id=6|lot=0.3|rest=0;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0"));
    CHECK(desk.terminal.positions.empty());
}

TEST("a repeated partial close takes off nothing more") {
    OpenDesk desk;
    const std::string command = "CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2";
    const std::string first = desk.ask(command);
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|10.00|id=6|lot=0.1|rest=0.2;", first);
    CHECK_EQUAL(first, desk.ask(command));
    CHECK_EQUAL(0.2, desk.volume());
}

TEST("a repeated partial close is recognised by its rest after a restart") {
    OpenDesk desk;
    const std::string command = "CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2";
    const std::string first = desk.ask(command);
    desk.restart();
    CHECK_EQUAL(first, desk.ask(command));
    CHECK_EQUAL(0.2, desk.volume());
}

TEST("a second partial close of the same size is another command and is done") {
    OpenDesk desk;
    desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2");
    desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=7|rest=0.1");
    CHECK_EQUAL(0.1, desk.volume());
}

TEST("a close without a rest closes what it says") {
    OpenDesk desk;
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|10.00|id=6|lot=0.1|rest=0.2;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=6"));
}

TEST("a position that a stop has closed is acknowledged from the history") {
    OpenDesk desk;
    desk.terminal.close(desk.ticket, 0.3);
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|30.00|id=6|lot=0.3|rest=0;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6"));
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
}

TEST("a close of an unknown position is refused") {
    OpenDesk desk;
    CHECK_EQUAL(std::string("NACK_CLOSE|77|10036|no such position, and no deal of it|id=6;"),
                desk.ask("CMD_CLOSE|77|999999|0|id=6", 31000));
}

TEST("closes are tried again after requotes") {
    OpenDesk desk;
    desk.terminal.mishaps.assign(3, {TRADE_RETCODE_REQUOTE, false, 0});
    desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 1000);
    CHECK(desk.terminal.positions.empty());
}

TEST("a partial fill of a close goes on with the rest") {
    OpenDesk desk;
    desk.terminal.mishaps.push_back({0, false, 0.5});
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|30.00|id=6|lot=0.3|rest=0;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 200));
}

TEST("a partial close that timed out but was executed is recognised by the position") {
    OpenDesk desk;
    desk.terminal.mishaps.push_back({TRADE_RETCODE_TIMEOUT, true, 0});
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|10.00|id=6|lot=0.1|rest=0.2;",
                desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2", 1000));
    CHECK_EQUAL(std::size_t(2), desk.terminal.requests.size());
}

TEST("a partial close that timed out is not sent again") {
    OpenDesk desk;
    desk.terminal.mishaps.push_back({TRADE_RETCODE_TIMEOUT, false, 0});
    CHECK_EQUAL(std::string(""), desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=6|rest=0.2", 9000));
    desk.expert->run(2000);
    CHECK_EQUAL(std::string("NACK_CLOSE|77|10012|no answer from the trade server|id=6;"), desk.gateway.receivedText());
    CHECK_EQUAL(std::size_t(2), desk.terminal.requests.size());
    CHECK_EQUAL(0.3, desk.volume());
}

TEST("a closed market is reported with its code") {
    OpenDesk desk;
    desk.terminal.mishaps.push_back({TRADE_RETCODE_MARKET_CLOSED, false, 0});
    CHECK_EQUAL(std::string("NACK_CLOSE|77|10018|market closed|id=6;"),
                desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0"));
}

TEST("a close is answered when its deal is known") {
    OpenDesk desk;
    desk.terminal.historyLags = true;
    CHECK_EQUAL(std::string(""), desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0", 500));
    desk.terminal.historyLags = false;
    desk.expert->run(220);
    CHECK_EQUAL("ACK_CLOSE|" + desk.both + "|1.10110|30.00|id=6|lot=0.3|rest=0;", desk.gateway.receivedText());
}

TEST("a copy that a stop closes is reported by a snapshot, with an event or without") {
    for (const bool event : {true, false}) {
        OpenDesk desk;
        desk.terminal.close(desk.ticket, 0.3);
        if (event)
            desk.expert->trade();
        CHECK_EQUAL(std::string("SNAP|0;SNAP_END;"), desk.ask("HB_OK|1", 3000));
        CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 3000));
    }
}

TEST("a copy that is closed partly by hand is reported by a snapshot") {
    OpenDesk desk;
    desk.terminal.close(desk.ticket, 0.1);
    const std::string received = desk.ask("HB_OK|1", 3000);
    CHECK(received.find("SNAP|1;POS|" + std::to_string(desk.ticket) + "|BUY|EURUSD|0.2|") == 0);
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 3000));
}

TEST("a copy that is closed by hand before its open is answered is reported by a snapshot") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.freezeList();
    desk.terminal.historyLags = true;
    CHECK_EQUAL(std::string(""), desk.ask(openCommand("5"), 300));
    desk.terminal.close(desk.onlyPosition(), 0.3);
    desk.terminal.thawList();
    desk.terminal.historyLags = false;
    const std::string received = desk.ask("HB_OK|1", 3000);
    CHECK(received.find("ACK_OPEN|77|") == 0);
    CHECK(received.find(";SNAP|0;SNAP_END;") != std::string::npos);
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 3000));
}

TEST("a copy that is closed by hand while another command ends is reported by a snapshot") {
    OpenDesk desk;
    desk.expert->trade();
    desk.terminal.close(desk.ticket, 0.3);
    CHECK(desk.ask(openCommand("6")).find("ACK_OPEN|77|") == 0);
    CHECK(desk.ask("HB_OK|1", 3000).find("SNAP|1;POS|" + std::to_string(desk.onlyPosition()) + "|") == 0);
}

TEST("an open that the list shows late needs no snapshot") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.freezeList();
    CHECK(desk.ask(openCommand("5"), 2000).find("ACK_OPEN|77|") == 0);
    desk.terminal.thawList();
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 3000));
}

TEST("a copy that a command closes needs no snapshot") {
    OpenDesk desk;
    desk.ask("CMD_CLOSE|" + desk.both + "|0|id=6|rest=0");
    desk.expert->trade();
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 3000));
}
