#include "desk.h"

TEST("a copy is found by its magic number when the broker rewrites comments") {
    FollowerDesk desk;
    desk.terminal.rewritesComments = true;
    desk.connect();
    const std::string first = desk.ask(openCommand("5"));
    CHECK_EQUAL("ACK_OPEN|77|" + std::to_string(desk.onlyPosition()) + "|0.3|BUY|id=5|price=1.10010|retcode=10009;",
                first);
    CHECK_EQUAL(std::int64_t(7000000000000000005), desk.terminal.positions.begin()->second.magic);
    desk.restart();
    CHECK_EQUAL(first, desk.ask(openCommand("5")));
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
    CHECK(desk.ask("SNAP_REQ", 3000).find("|comment=TF5|magic=7000000000000000005|profit=") != std::string::npos);
}

TEST("an open is found by the deal in the trade server's answer before the list shows it") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.freezeList();
    const std::string answer = desk.ask(openCommand("5"), 300);
    CHECK_EQUAL("ACK_OPEN|77|" + std::to_string(desk.onlyPosition()) + "|0.3|BUY|id=5|price=1.10010|retcode=10009;",
                answer);
}

TEST("no snapshot is sent while the list lacks a copy that was acknowledged") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.freezeList();
    desk.ask(openCommand("5"), 300);
    CHECK_EQUAL(std::string(""), desk.ask("SNAP_REQ", 5000));
    desk.terminal.thawList();
    CHECK(desk.ask("HB_OK|1", 3000).find("SNAP|1;POS|1001|") == 0);
}

TEST("an open that was done is looked for, however long the list lags, and not sent again") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.freezeList();
    desk.terminal.historyLags = true;
    CHECK_EQUAL(std::string(""), desk.ask(openCommand("5"), 20000));
    desk.terminal.thawList();
    CHECK(desk.ask("HB_OK|1", 300).find("ACK_OPEN|77|") == 0);
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
}

TEST("an open that was placed and then cancelled by the broker is refused") {
    FollowerDesk desk;
    desk.connect();
    Mishap placed;
    placed.retcode = TRADE_RETCODE_PLACED;
    placed.cancelled = true;
    desk.terminal.mishaps.push_back(placed);
    CHECK_EQUAL(std::string("NACK_OPEN|77|10006|the broker accepted the order and then cancelled it|id=5;"),
                desk.ask(openCommand("5"), 300));
}

TEST("an expert that has just started opens nothing until the terminal's list is loaded") {
    FollowerDesk desk;
    desk.connect();
    desk.ask(openCommand("5"));
    desk.terminal.connected = false;
    desk.terminal.laggingList = Positions();
    desk.terminal.historyLags = true;
    desk.start();
    desk.welcome();
    desk.gateway.received();
    CHECK_EQUAL(std::string(""), desk.ask(openCommand("5"), 1000));
    desk.terminal.thawList();
    desk.terminal.historyLags = false;
    CHECK(desk.ask("HB_OK|1", 1000).find("ACK_OPEN|77|") == 0);
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
}

TEST("stops that the broker refuses with the order are set after it") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.refusesStops = true;
    const std::string answer = desk.ask(openCommand("5"), 100);
    CHECK(answer.find("ACK_OPEN|77|") == 0);
    CHECK_EQUAL(answer.find(';'), answer.size() - 1);
    CHECK_EQUAL(1.09, desk.terminal.positions.begin()->second.sl);
    CHECK_EQUAL(1.12, desk.terminal.positions.begin()->second.tp);
}

TEST("stops that can never be set show in a snapshot") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.refusesStops = true;
    desk.terminal.symbol("EURUSD").stops_level = 5000;
    const std::string received = desk.ask(openCommand("5"), 65000);
    CHECK(received.find("ACK_OPEN|77|") == 0);
    CHECK(received.find("SNAP|1;POS|1001|BUY|EURUSD|0.3|1.10010|0|0|") != std::string::npos);
}

TEST("an open without dev= is sent with a tolerance") {
    FollowerDesk desk;
    desk.connect();
    desk.ask(openCommand("5"));
    desk.ask(openCommand("6", "|ttl=5000|dev=20"));
    CHECK_EQUAL(std::uint64_t(1000), desk.terminal.requests[0].deviation);
    CHECK_EQUAL(std::uint64_t(20), desk.terminal.requests[1].deviation);
}

TEST("an order that the terminal itself refuses is refused at once with the reason") {
    FollowerDesk desk;
    desk.connect();
    Mishap local;
    local.error = ERR_TRADE_DISABLED;
    desk.terminal.mishaps.push_back(local);
    CHECK_EQUAL(std::string("NACK_OPEN|77|10027|algo trading is off in the terminal|id=5;"),
                desk.ask(openCommand("5")));
    local.error = ERR_INVALID_PARAMETER;
    desk.terminal.mishaps.push_back(local);
    CHECK_EQUAL(std::string("NACK_OPEN|77|0|the terminal refused the order (error 4003)|id=6;"),
                desk.ask(openCommand("6")));
}

TEST("an account without hedging refuses with the reason") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_HEDGE_PROHIBITED});
    CHECK_EQUAL(std::string("NACK_OPEN|77|10046|the account forbids opposite positions of one symbol|id=5;"),
                desk.ask(openCommand("5")));
}

TEST("an open answered 10031 is tried again within its ttl") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.assign(3, {TRADE_RETCODE_CONNECTION});
    desk.ask(openCommand("5"), 3000);
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
}
