#include "desk.h"

TEST("an open becomes a position with the pair in its comment") {
    FollowerDesk desk;
    desk.connect();
    const std::string answer = desk.ask(openCommand("5"));
    CHECK_EQUAL("ACK_OPEN|77|" + std::to_string(desk.onlyPosition()) + "|0.3|BUY|id=5|price=1.10010|retcode=10009;",
                answer);
    const TfPosition &position = desk.terminal.positions.begin()->second;
    CHECK_EQUAL(std::string("TF5"), std::string(position.comment));
    CHECK_EQUAL(1.09, position.sl);
    CHECK_EQUAL(1.12, position.tp);
}

TEST("a repeated open is answered like the first time and opens nothing") {
    FollowerDesk desk;
    desk.connect();
    const std::string first = desk.ask(openCommand("5"));
    for (int i = 0; i < 3; i++)
        CHECK_EQUAL(first, desk.ask(openCommand("5")));
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
}

TEST("a repeated open is recognised by its comment after a restart") {
    FollowerDesk desk;
    desk.connect();
    const std::string first = desk.ask(openCommand("5"));
    desk.restart();
    CHECK_EQUAL(first, desk.ask(openCommand("5")));
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
}

TEST("a repeated open is found in the history after a restart when it was closed since") {
    FollowerDesk desk;
    desk.connect();
    const std::string first = desk.ask(openCommand("5"));
    desk.terminal.close(desk.onlyPosition(), 0.3);
    desk.restart();
    CHECK_EQUAL(first, desk.ask(openCommand("5")));
    CHECK(desk.terminal.positions.empty());
}

TEST("the comment of another pair that begins alike is not taken for one's own") {
    FollowerDesk desk;
    desk.connect();
    desk.ask(openCommand("51"));
    desk.ask(openCommand("5"));
    CHECK_EQUAL(std::size_t(2), desk.terminal.positions.size());
}

TEST("an open that waited in the socket longer than its ttl is refused") {
    FollowerDesk desk;
    desk.connect();
    desk.gateway.send(openCommand("5", "|ttl=3000"));
    desk.terminal.advance(3500);
    CHECK_EQUAL(std::string("NACK_OPEN|77|0|EXPIRED|id=5;"), desk.ask("HB_OK|1"));
    CHECK(desk.terminal.requests.empty());
}

TEST("an open that waited in the socket shorter than its ttl is executed") {
    FollowerDesk desk;
    desk.connect();
    desk.gateway.send(openCommand("5", "|ttl=3000"));
    desk.terminal.advance(2500);
    desk.ask("HB_OK|1");
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
}

TEST("requotes and missing prices are tried again within the open's ttl") {
    FollowerDesk desk;
    desk.connect();
    for (const std::uint32_t retcode : {10004U, 10015U, 10021U})
        desk.terminal.mishaps.push_back({retcode, false, 0});
    desk.ask(openCommand("5"), 1000);
    CHECK_EQUAL(std::size_t(4), desk.terminal.requests.size());
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
}

TEST("requotes are tried until the open expires") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.assign(1000, {TRADE_RETCODE_REQUOTE, false, 0});
    CHECK_EQUAL(std::string(""), desk.ask(openCommand("5", "|ttl=1000"), 900));
    desk.expert->run(300);
    CHECK_EQUAL(std::string("NACK_OPEN|77|10004|retcode 10004|id=5;"), desk.gateway.receivedText());
    desk.terminal.mishaps.clear();
    desk.expert->run(5000);
    CHECK(desk.terminal.positions.empty());
}

TEST("a timeout that was executed is found, not sent again") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_TIMEOUT, true, 0});
    const std::string answer = desk.ask(openCommand("5"), 1000);
    CHECK_EQUAL("ACK_OPEN|77|" + std::to_string(desk.onlyPosition()) + "|0.3|BUY|id=5|price=1.10010|retcode=10009;",
                answer);
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
}

TEST("a timeout that was not executed is looked for and not sent again") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_TIMEOUT, false, 0});
    CHECK_EQUAL(std::string(""), desk.ask(openCommand("5"), 6000));
    CHECK_EQUAL(std::string(""), desk.ask(openCommand("5"), 1000));
    desk.expert->run(4000);
    CHECK_EQUAL(std::string("NACK_OPEN|77|10012|no answer from the trade server|id=5;"), desk.gateway.receivedText());
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
}

TEST("a partial fill is an open of what was filled") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({0, false, 0.5});
    const std::string answer = desk.ask(openCommand("5"));
    CHECK_EQUAL("ACK_OPEN|77|" + std::to_string(desk.onlyPosition()) + "|0.15|BUY|id=5|price=1.10010|retcode=10010;",
                answer);
}

TEST("a refusal of the trade server is passed on with its code") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_CLIENT_DISABLES_AT, false, 0});
    CHECK_EQUAL(std::string("NACK_OPEN|77|10027|algo trading is off in the terminal|id=5;"),
                desk.ask(openCommand("5")));
    CHECK_EQUAL(std::string("NACK_OPEN|77|10027|algo trading is off in the terminal|id=5;"),
                desk.ask(openCommand("5")));
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
}

TEST("another way of filling is tried when the first is refused") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.push_back({TRADE_RETCODE_INVALID_FILL, false, 0});
    desk.ask(openCommand("5"), 500);
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
    CHECK(desk.terminal.requests[0].type_filling != desk.terminal.requests[1].type_filling);
}

TEST("an open whose price has moved too far waits until it expires") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.symbol("EURUSD").ask = 1.10100;
    CHECK_EQUAL(std::string("NACK_OPEN|77|10020|price moved by 90 points|id=5;"),
                desk.ask(openCommand("5", "|ttl=1000|dev=20"), 1200));
    CHECK(desk.terminal.requests.empty());
    desk.terminal.symbol("EURUSD").ask = 1.09000;
    desk.ask(openCommand("6", "|ttl=1000|dev=20"));
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
}

TEST("an open with dev=0 is executed at its price or a better one") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.symbol("EURUSD").ask = 1.10011;
    CHECK_EQUAL(std::string("NACK_OPEN|77|10020|price moved by 1 points|id=5;"),
                desk.ask(openCommand("5", "|ttl=1000|dev=0"), 1200));
    CHECK(desk.terminal.requests.empty());
    desk.terminal.symbol("EURUSD").ask = 1.10010;
    desk.ask(openCommand("6", "|ttl=1000|dev=0"));
    desk.terminal.symbol("EURUSD").ask = 1.09000;
    desk.ask(openCommand("7", "|ttl=1000|dev=0"));
    CHECK_EQUAL(std::size_t(2), desk.terminal.positions.size());
    CHECK_EQUAL(std::uint64_t(0), desk.terminal.requests[0].deviation);
}

TEST("the broker's own name is found only when it does not know the one that was sent") {
    FollowerDesk desk(Inputs{{"InpCustomMap", "GOLD=XAUUSD, EURUSD=XAUUSD.z"}});
    desk.connect();
    desk.ask("CMD_OPEN|BUY|XAUUSD|2400|0.10|0|0|1|id=1");
    desk.ask("CMD_OPEN|BUY|GOLD|2400|0.10|0|0|2|id=2");
    desk.ask("CMD_OPEN|BUY|EURUSD|1.1|0.10|0|0|3|id=3");
    std::string names;
    for (const auto &entry : desk.terminal.positions)
        names += std::string(entry.second.symbol) + " ";
    CHECK_EQUAL(std::string("XAUUSD.z XAUUSD.z EURUSD "), names);
}

TEST("an unknown symbol is refused") {
    FollowerDesk desk;
    desk.connect();
    CHECK_EQUAL(std::string("NACK_OPEN|9|0|UNKNOWN_SYMBOL NOPE|id=9;"), desk.ask("CMD_OPEN|BUY|NOPE|1|0.1|0|0|9|id=9"));
}

TEST("the follower's own settings show in the answer") {
    FollowerDesk desk(Inputs{{"InpReverseTrade", "true"}, {"InpLotType", "1"}, {"InpLotValue", "0.055"}});
    desk.connect();
    const std::string answer = desk.ask(openCommand("5"));
    CHECK_EQUAL("ACK_OPEN|77|" + std::to_string(desk.onlyPosition()) + "|0.05|SELL|id=5|price=1.10000|retcode=10009;",
                answer);
    CHECK_EQUAL(1.12, desk.terminal.positions.begin()->second.sl);
    CHECK_EQUAL(1.09, desk.terminal.positions.begin()->second.tp);
}

TEST("lots below what the user wants copied, or the broker takes, are refused") {
    FollowerDesk desk(Inputs{{"InpMinLotToCopy", "0.2"}, {"InpLotValue", "0.01"}});
    desk.connect();
    CHECK_EQUAL(std::string("NACK_OPEN|1|0|BELOW_MIN_LOT_TO_COPY|id=1;"),
                desk.ask("CMD_OPEN|BUY|EURUSD|1.1|0.19|0|0|1|id=1"));
    CHECK_EQUAL(std::string("NACK_OPEN|2|0|BELOW_MINIMUM_VOLUME|id=2;"),
                desk.ask("CMD_OPEN|BUY|EURUSD|1.1|0.30|0|0|2|id=2"));
}

TEST("a pending order is placed, changed and cancelled") {
    FollowerDesk desk;
    desk.connect();
    const std::string answer = desk.ask("CMD_OPEN|BUY_LIMIT|EURUSD|1.09000|0.10|0|0|77|id=1");
    const std::uint64_t ticket = desk.terminal.orders.begin()->first;
    CHECK_EQUAL("ACK_OPEN|77|" + std::to_string(ticket) + "|0.1|BUY_LIMIT|id=1|price=1.09000|retcode=10009;", answer);
    const std::string both = "77|" + std::to_string(ticket);
    CHECK_EQUAL("ACK_MODIFY|" + both + "|id=2;", desk.ask("CMD_MODIFY|" + both + "|1.08|1.2|id=2|price=1.095"));
    CHECK_EQUAL(1.095, desk.terminal.orders.begin()->second.price_open);
    CHECK_EQUAL("ACK_CANCEL|" + both + "|id=3;", desk.ask("CMD_CANCEL|" + both + "|id=3"));
    desk.restart();
    CHECK_EQUAL("ACK_CANCEL|" + both + "|id=3;", desk.ask("CMD_CANCEL|" + both + "|id=3"));
}

TEST("a comment from long ago is another server's pair of the same number") {
    FollowerDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.1, "TF5");
    desk.terminal.close(desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.1, "TF6"), 0.1);
    desk.terminal.advance(2 * 3600 * 1000);
    desk.connect();
    desk.ask(openCommand("5"));
    desk.ask(openCommand("6"));
    CHECK_EQUAL(std::size_t(2), desk.terminal.requests.size());
}

TEST("an open is refused while the spread is wider than its command allows") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.symbol("EURUSD").bid = 1.09985;
    CHECK_EQUAL(std::string("NACK_OPEN|77|0|SPREAD_LIMIT 25 points, limit 24.5|id=5;"),
                desk.ask(openCommand("5", "|ttl=5000|spread=24.5")));
    CHECK(desk.terminal.requests.empty());
    desk.ask(openCommand("6", "|ttl=5000|spread=25"));
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
}

TEST("an open is refused at a price that is farther from the master's than its command allows, on either side") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.symbol("EURUSD").ask = 1.10031;
    CHECK_EQUAL(std::string("NACK_OPEN|77|0|DEVIATION_LIMIT 21 points off, limit 20|id=5;"),
                desk.ask(openCommand("5", "|ttl=5000|dev=100|maxdev=20")));
    desk.terminal.symbol("EURUSD").ask = 1.09989;
    CHECK(desk.ask(openCommand("6", "|ttl=5000|dev=100|maxdev=20")).find("NACK_OPEN|77|0|DEVIATION_LIMIT") == 0);
    CHECK(desk.terminal.requests.empty());
    desk.terminal.symbol("EURUSD").ask = 1.09990;
    desk.ask(openCommand("7", "|ttl=5000|dev=100|maxdev=20"));
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
    CHECK_EQUAL(std::uint64_t(20), desk.terminal.requests[0].deviation);
}

TEST("an open with a limit that is no number is refused") {
    FollowerDesk desk;
    desk.connect();
    CHECK(desk.ask(openCommand("5", "|ttl=5000|spread=wide")).find("NACK_OPEN|77|0|") == 0);
    CHECK(desk.ask(openCommand("6", "|ttl=5000|maxdev=-1")).find("NACK_OPEN|77|0|") == 0);
    CHECK(desk.terminal.requests.empty());
}
