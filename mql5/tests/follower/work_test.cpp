#include "desk.h"

#include <algorithm>

TEST("a refused open is executed under a new id, and the old id gets the refusal again") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_MARKET_CLOSED});
    const std::string refused = desk.ask(openCommand("5"));
    CHECK_EQUAL(refused, desk.ask(openCommand("5")));
    CHECK(desk.ask(openCommand("10000000000005")).find("ACK_OPEN|77|") == 0);
    CHECK_EQUAL(refused, desk.ask(openCommand("5")));
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
}

TEST("an answer belongs to the command, not to its number alone") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_MARKET_CLOSED});
    desk.ask(openCommand("5"));
    CHECK(desk.ask("CMD_OPEN|SELL|EURUSD|1.10000|0.10|0|0|78|id=5|ttl=5000").find("ACK_OPEN|78|") == 0);
}

TEST("answers do not survive a change of server") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_MARKET_CLOSED});
    desk.ask(openCommand("5"));
    desk.expert->changeInputs({{"InpGatewayHost", "another"}});
    desk.terminal.connected = false;
    desk.connect();
    CHECK(desk.ask(openCommand("5")).find("ACK_OPEN|77|") == 0);
}

TEST("answers survive a change of other inputs") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_MARKET_CLOSED});
    const std::string refused = desk.ask(openCommand("5"));
    desk.expert->changeInputs({{"InpLotValue", "2.0"}});
    desk.terminal.connected = false;
    desk.connect();
    CHECK_EQUAL(refused, desk.ask(openCommand("5")));
}

TEST("heartbeats go on while a slow broker executes many orders") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.answerMs = 300;
    for (int id = 1; id <= 25; id++)
        desk.gateway.send(openCommand(std::to_string(id), "|ttl=20000"));
    desk.terminal.heartbeats = {desk.terminal.now};
    desk.ask("HB_OK|1", 10000);
    CHECK_EQUAL(std::size_t(25), desk.terminal.positions.size());
    std::int64_t longest = 0;
    for (std::size_t i = 1; i < desk.terminal.heartbeats.size(); i++)
        longest = std::max(longest, desk.terminal.heartbeats[i] - desk.terminal.heartbeats[i - 1]);
    CHECK(desk.terminal.heartbeats.size() >= 4);
    CHECK(longest <= 2400);
}

TEST("an order that is requoted does not delay the others") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.answerMs = 300;
    desk.terminal.mishaps.assign(1, {TRADE_RETCODE_REQUOTE});
    desk.gateway.send(openCommand("5"));
    desk.gateway.send(openCommand("6"));
    desk.ask("HB_OK|1", 340);
    desk.ask("HB_OK|1", 340);
    CHECK_EQUAL(std::string("TF6"), std::string(desk.terminal.positions.begin()->second.comment));
}

TEST("an answer that cannot be sent drops its own command and no other") {
    FollowerDesk desk;
    desk.connect();
    desk.ask(openCommand("1"));
    desk.ask(openCommand("2"));
    desk.terminal.symbol("EURUSD").ask = 1.10100;
    desk.ask(openCommand("3", "|ttl=60000|dev=20"));  // waits for its price
    desk.terminal.mishaps.assign(2, {TRADE_RETCODE_TIMEOUT});
    desk.ask("CMD_CLOSE|77|1001|0|id=4|rest=0");  // these two are looked for
    desk.ask("CMD_CLOSE|77|1003|0|id=5|rest=0");
    desk.terminal.close(1001, 0.3);
    desk.terminal.sendFails = true;
    desk.expert->run(300);
    desk.terminal.sendFails = false;
    desk.expert->run(1000);
    desk.connect();
    CHECK_EQUAL(std::string("NACK_CLOSE|77|10012|no answer from the trade server|id=5;"), desk.ask("HB_OK|1", 11000));
}
