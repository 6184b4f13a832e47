#include "desk.h"

TEST("a position's whole life is reported, step by step") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    CHECK_EQUAL("CMD_OPEN|BUY|EURUSD|1.10010|0.5|0|0|" + text(ticket) + ";", desk.reported());
    desk.acknowledge("CMD_OPEN", ticket);

    desk.terminal.positions.at(ticket).sl = 1.09;
    CHECK_EQUAL("CMD_MODIFY|" + text(ticket) + "|1.09000|0;", desk.reported());
    desk.acknowledge("CMD_MODIFY", ticket);

    desk.terminal.symbol("EURUSD").bid = 1.10110;
    desk.terminal.close(ticket, 0.2);
    CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.2|0.3|1.10110|20.00;", desk.reported());
    desk.acknowledge("CMD_PARTIAL", ticket);

    desk.terminal.symbol("EURUSD").bid = 1.10210;
    desk.terminal.close(ticket, 0.3);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10210|60.00;", desk.reported());
    desk.acknowledge("CMD_CLOSE", ticket);
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.received());
}

TEST("a change without a trade event is found by the timer") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.5);
    desk.expert->run(40);
    CHECK_EQUAL("CMD_OPEN|SELL|EURUSD|1.10000|0.5|0|0|" + text(ticket) + ";", desk.received());
}

TEST("every line carries the time of its event and a sequence number that rises by one") {
    MasterDesk desk;
    desk.connect();
    desk.wait(2000);
    desk.gateway.received();
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1, "a|b");
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1);
    desk.expert->trade();
    const std::vector<std::string> lines = desk.gateway.received();
    CHECK_EQUAL(std::size_t(2), lines.size());
    CHECK(lines[0].find("|ts=" + text(static_cast<std::uint64_t>(desk.terminal.now))) != std::string::npos);
    CHECK(lines[0].find("|magic=0|comment=a_b|seq=1") != std::string::npos);
    CHECK(lines[1].find("|seq=2") != std::string::npos);
}

TEST("an unacknowledged line is sent again, an acknowledged one is not") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    const std::string open = desk.reported();
    desk.wait(4000);
    CHECK_EQUAL(std::string(""), desk.received());
    desk.wait(2000);
    CHECK_EQUAL(open, desk.received());
    desk.acknowledge("CMD_OPEN", ticket);
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.received());
}

TEST("after a break what was not acknowledged is sent again at once, and a snapshot when the list is steady") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t known = desk.opened();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.7);
    const std::string open = desk.reported();
    desk.gateway.hangUp();
    desk.expert->run(20);
    desk.connect();
    const std::string received = desk.received();
    CHECK(received.find(open) != std::string::npos);
    CHECK_EQUAL(received.find("CMD_OPEN"), received.rfind("CMD_OPEN"));
    CHECK(received.find("SNAP|2;POS|" + text(known)) != std::string::npos);
    CHECK(received.find("POS|" + text(ticket)) != std::string::npos);
}

TEST("changes while the gateway was away are reported by their result") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t closed = desk.opened();
    desk.gateway.hangUp();
    desk.terminal.close(closed, 0.2);
    desk.expert->run(20);
    desk.terminal.close(closed, 0.3);
    const std::uint64_t brief = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1);
    desk.expert->run(20);
    desk.terminal.close(brief, 0.1);
    const std::uint64_t stays = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.2);
    desk.received();
    desk.connect();
    const std::string received = desk.received();
    CHECK(received.find("CMD_CLOSE|" + text(closed) + "|1.10000|-5.00;") != std::string::npos);
    CHECK(received.find("|" + text(stays) + ";") != std::string::npos);
    CHECK(received.find(text(brief)) == std::string::npos);
}

TEST("positions from before the start are reported by the snapshot alone") {
    MasterDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.connect();
    CHECK(desk.received().find("CMD_OPEN") == std::string::npos);
    desk.terminal.close(1001, 0.2);
    CHECK_EQUAL(std::string("CMD_PARTIAL|1001|0.2|0.3|1.10000|-2.00;"), desk.reported());
}

TEST("deals from before a restart are not reported twice") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.terminal.close(ticket, 0.2);
    desk.start();
    desk.connect();
    desk.received();
    desk.terminal.close(ticket, 0.3);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-3.00;", desk.reported());
}

TEST("an open answered UNAVAILABLE is sent again") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    const std::string open = desk.reported();
    for (int i = 0; i < 3; i++) {
        desk.gateway.send("NACK|CMD_OPEN|" + text(ticket) + "|UNAVAILABLE|database");
        desk.wait(500);
        CHECK_EQUAL(std::string(""), desk.received());
        desk.wait(1000);
        CHECK_EQUAL(open, desk.received());
    }
}

TEST("a declined open is not sent again, nor anything about its position") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.reported();
    desk.gateway.send("NACK|CMD_OPEN|" + text(ticket) + "|BAD_FIELD|volume");
    desk.wait(10000);
    desk.terminal.close(ticket, 0.5);
    CHECK_EQUAL(std::string(""), desk.reported());
}

TEST("a change that is declined does not hold up the close") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.terminal.positions.at(ticket).sl = 1.09;
    desk.reported();
    desk.gateway.send("NACK|CMD_MODIFY|" + text(ticket) + "|BAD_FIELD|sl");
    desk.wait(2000);
    desk.received();
    desk.terminal.close(ticket, 0.5);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-5.00;", desk.reported());
}

TEST("a partial close and a change of stops at once are two lines, one after the other") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.terminal.close(ticket, 0.2);
    desk.terminal.positions.at(ticket).tp = 1.2;
    CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.2|0.3|1.10000|-2.00;", desk.reported());
    desk.acknowledge("CMD_PARTIAL", ticket);
    CHECK_EQUAL("CMD_MODIFY|" + text(ticket) + "|0|1.20000;", desk.received());
}

TEST("ts= is the time of the event, not of the sending") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.gateway.hangUp();
    desk.expert->run(100);
    const std::int64_t closedAt = desk.terminal.now;
    desk.terminal.close(ticket, 0.2);
    desk.expert->run(3000);
    desk.gateway.received();
    desk.connect();
    std::string closed;
    for (const std::string &line : desk.gateway.received())
        if (line.find("CMD_PARTIAL") == 0)
            closed = line;
    CHECK(closed.find("|ts=" + text(static_cast<std::uint64_t>(closedAt)) + "|") != std::string::npos);
}

TEST("another token begins with a snapshot and no changes") {
    MasterDesk desk;
    desk.connect();
    desk.opened();
    desk.expert->changeInputs({{"InpMasterToken", "other"}});
    desk.connect();
    const std::string received = desk.received();
    CHECK(received.find("SNAP|1;POS|") != std::string::npos);
    CHECK(received.find("CMD_") == std::string::npos);
}

TEST("an open that is sent again is unchanged, whatever has happened since") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    const std::string open = desk.reported();
    desk.terminal.close(ticket, 0.2);
    desk.wait(6000);
    CHECK_EQUAL(open, desk.received());
    desk.acknowledge("CMD_OPEN", ticket);
    CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.2|0.3|1.10000|-2.00;", desk.received());
}

TEST("a position that is gone before its open was answered is closed all the same") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.reported();
    desk.terminal.close(ticket, 0.5);
    CHECK_EQUAL(std::string(""), desk.reported());
    desk.wait(6000);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-5.00;", desk.received());
    desk.acknowledge("CMD_CLOSE", ticket);
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.received());
}

TEST("a position that came and went while the database was away is closed there, should it have been stored") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.reported();
    desk.gateway.send("NACK|CMD_OPEN|" + text(ticket) + "|UNAVAILABLE|database");
    desk.wait(500);
    desk.terminal.close(ticket, 0.5);
    desk.wait(2000);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-5.00;", desk.received());
    desk.gateway.send("NACK|CMD_CLOSE|" + text(ticket) + "|UNKNOWN_TICKET|no position with this ticket is known");
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.received());
}

TEST("a line that is never answered is sent ever more rarely, with the time of its event") {
    MasterDesk desk;
    desk.connect();
    desk.wait(2000);
    desk.gateway.received();
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.expert->trade();
    const std::string seen = "|ts=" + text(static_cast<std::uint64_t>(desk.terminal.now)) + "|";
    desk.wait(600000);
    const std::vector<std::string> lines = desk.gateway.received();
    CHECK(lines.size() >= 12 && lines.size() <= 18);
    for (const std::string &line : lines)
        CHECK(line.find(seen) != std::string::npos);
}
