#include "desk.h"

TEST("symbols are announced again in each session to a server that may have forgotten them") {
    FollowerDesk desk;
    desk.connect();
    desk.gateway.hangUp();
    desk.expert->run(2000);
    desk.gateway.received();
    desk.gateway.send("AUTH_OK|0f6c3b5e-s2|2000|1");
    desk.expert->run(40);
    CHECK(desk.gateway.receivedText().find("SYM|EURUSD|") != std::string::npos);
}

TEST("symbols are announced once to a server that keeps them") {
    FollowerDesk desk;
    desk.expert->run(20);
    desk.gateway.send("AUTH_OK|e7.1|2000|1");
    desk.ask("HB_OK|1", 100);
    desk.ask("PONG|SYM2|1");
    desk.gateway.hangUp();
    desk.expert->run(2000);
    desk.gateway.received();
    desk.gateway.send("AUTH_OK|e7.2|2000|1");
    CHECK_EQUAL(std::string::npos, desk.ask("HB_OK|1", 1000).find("SYM|"));
    desk.gateway.hangUp();
    desk.expert->run(2000);
    desk.gateway.received();
    desk.gateway.send("AUTH_OK|e8.1|2000|1");
    CHECK(desk.ask("HB_OK|1", 1000).find("SYM|EURUSD|") != std::string::npos);
}

TEST("symbols that may have been lost with the connection are announced again") {
    FollowerDesk desk;
    desk.expert->run(20);
    desk.gateway.send("AUTH_OK|e7.1|2000|1");
    desk.ask("HB_OK|1", 100);
    desk.gateway.hangUp();
    desk.expert->run(2000);
    desk.gateway.received();
    desk.gateway.send("AUTH_OK|e7.2|2000|1");
    CHECK(desk.ask("HB_OK|1", 1000).find("SYM|EURUSD|") != std::string::npos);
}

TEST("a changed specification is announced within the session, a drifting tick value is not") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.symbol("EURUSD").tick_value = 1.005;
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 70000));
    desk.terminal.symbol("EURUSD").volume_step = 0.1;
    CHECK(desk.ask("HB_OK|1", 70000).find("SYM|EURUSD|5|0.01|100|0.1|100000|1.005|0.00001|type=FOREX;") !=
          std::string::npos);
    CHECK_EQUAL(std::string(""), desk.ask("HB_OK|1", 70000));
}

TEST("the margin of one lot is announced, and again when it has moved") {
    FollowerDesk desk;
    desk.terminal.marginPerLot = 1100.10;
    desk.expert->run(20);
    desk.gateway.send("AUTH_OK|s1|2000|1");
    desk.expert->run(40);
    CHECK(desk.gateway.receivedText().find("|0.00001|type=FOREX|margin=1100.1;") != std::string::npos);
    desk.ask("HB_OK|1", 70000);
    desk.terminal.marginPerLot = 1105.0;
    CHECK_EQUAL(std::string::npos, desk.ask("HB_OK|1", 70000).find("SYM|"));
    desk.terminal.marginPerLot = 1200.0;
    CHECK(desk.ask("HB_OK|1", 70000).find("|margin=1200;") != std::string::npos);
}
