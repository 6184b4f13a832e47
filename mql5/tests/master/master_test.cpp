#include "desk.h"

TEST("a position's whole life is reported, step by step") {
    MasterDesk desk;
    desk.connect();
    desk.said();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    CHECK_EQUAL("CMD_OPEN|BUY|EURUSD|1.10010|0.5|0|0|" + text(ticket) + ";", desk.told());
    desk.acknowledge("CMD_OPEN", ticket);

    desk.terminal.positions.at(ticket).sl = 1.09;
    CHECK_EQUAL("CMD_MODIFY|" + text(ticket) + "|1.09000|0;", desk.told());
    desk.acknowledge("CMD_MODIFY", ticket);

    desk.terminal.symbol("EURUSD").bid = 1.10110;
    desk.terminal.close(ticket, 0.2);
    CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.2|0.3|1.10110|20.00;", desk.told());
    desk.acknowledge("CMD_PARTIAL", ticket);

    desk.terminal.symbol("EURUSD").bid = 1.10210;
    desk.terminal.close(ticket, 0.3);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10210|60.00;", desk.told());
    desk.acknowledge("CMD_CLOSE", ticket);
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.said());
}

TEST("what no event told of is found by the timer") {
    MasterDesk desk;
    desk.connect();
    desk.said();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_SELL, 0.5);
    desk.expert->run(40);
    CHECK_EQUAL("CMD_OPEN|SELL|EURUSD|1.10000|0.5|0|0|" + text(ticket) + ";", desk.said());
}

TEST("every line carries when it was seen, and a number that rises by one") {
    MasterDesk desk;
    desk.connect();
    desk.wait(2000);
    desk.gateway.heard();
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1, "a|b");
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1);
    desk.expert->trade();
    const std::vector<std::string> lines = desk.gateway.heard();
    CHECK_EQUAL(std::size_t(2), lines.size());
    CHECK(lines[0].find("|ts=" + text(static_cast<std::uint64_t>(desk.terminal.now))) != std::string::npos);
    CHECK(lines[0].find("|magic=0|comment=a_b|seq=1") != std::string::npos);
    CHECK(lines[1].find("|seq=2") != std::string::npos);
}

TEST("what is not acknowledged is said again, what is acknowledged is not") {
    MasterDesk desk;
    desk.connect();
    desk.said();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    const std::string open = desk.told();
    desk.wait(4000);
    CHECK_EQUAL(std::string(""), desk.said());
    desk.wait(2000);
    CHECK_EQUAL(open, desk.said());
    desk.acknowledge("CMD_OPEN", ticket);
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.said());
}

TEST("after a break what was not acknowledged is sent again at once, and a snapshot when the list is steady") {
    MasterDesk desk;
    desk.connect();
    desk.said();
    const std::uint64_t known = desk.opened();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.7);
    const std::string open = desk.told();
    desk.gateway.hangUp();
    desk.expert->run(20);
    desk.connect();
    const std::string said = desk.said();
    CHECK(said.find(open) != std::string::npos);
    CHECK_EQUAL(said.find("CMD_OPEN"), said.rfind("CMD_OPEN"));
    CHECK(said.find("SNAP|2;POS|" + text(known)) != std::string::npos);
    CHECK(said.find("POS|" + text(ticket)) != std::string::npos);
}

TEST("what happened while the gateway was away is told as it stands now") {
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
    desk.said();
    desk.connect();
    const std::string said = desk.said();
    CHECK(said.find("CMD_CLOSE|" + text(closed) + "|1.10000|-5.00;") != std::string::npos);
    CHECK(said.find("|" + text(stays) + ";") != std::string::npos);
    CHECK(said.find(text(brief)) == std::string::npos);
}

TEST("an expert that starts with open positions tells them by the snapshot alone") {
    MasterDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.connect();
    CHECK(desk.said().find("CMD_OPEN") == std::string::npos);
    desk.terminal.close(1001, 0.2);
    CHECK_EQUAL(std::string("CMD_PARTIAL|1001|0.2|0.3|1.10000|-2.00;"), desk.told());
}

TEST("a restart forgets nothing that matters: closed deals are not told twice") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.terminal.close(ticket, 0.2);
    desk.start();
    desk.connect();
    desk.said();
    desk.terminal.close(ticket, 0.3);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-3.00;", desk.told());
}

TEST("a database that is away is waited for") {
    MasterDesk desk;
    desk.connect();
    desk.said();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    const std::string open = desk.told();
    for (int i = 0; i < 3; i++) {
        desk.gateway.say("NACK|CMD_OPEN|" + text(ticket) + "|UNAVAILABLE|database");
        desk.wait(500);
        CHECK_EQUAL(std::string(""), desk.said());
        desk.wait(1000);
        CHECK_EQUAL(open, desk.said());
    }
}

TEST("an open that is declined for good is not said again, nor anything about it") {
    MasterDesk desk;
    desk.connect();
    desk.said();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.told();
    desk.gateway.say("NACK|CMD_OPEN|" + text(ticket) + "|BAD_FIELD|volume");
    desk.wait(10000);
    desk.terminal.close(ticket, 0.5);
    CHECK_EQUAL(std::string(""), desk.told());
}

TEST("a change that is declined does not hold up the close") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.terminal.positions.at(ticket).sl = 1.09;
    desk.told();
    desk.gateway.say("NACK|CMD_MODIFY|" + text(ticket) + "|BAD_FIELD|sl");
    desk.wait(2000);
    desk.said();
    desk.terminal.close(ticket, 0.5);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-5.00;", desk.told());
}

TEST("part closed and stops changed at once are two lines, one after the other") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.terminal.close(ticket, 0.2);
    desk.terminal.positions.at(ticket).tp = 1.2;
    CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.2|0.3|1.10000|-2.00;", desk.told());
    desk.acknowledge("CMD_PARTIAL", ticket);
    CHECK_EQUAL("CMD_MODIFY|" + text(ticket) + "|0|1.20000;", desk.said());
}

TEST("a line tells when its event happened, not when it was sent") {
    MasterDesk desk;
    desk.connect();
    const std::uint64_t ticket = desk.opened();
    desk.gateway.hangUp();
    desk.expert->run(100);
    const std::int64_t closedAt = desk.terminal.now;
    desk.terminal.close(ticket, 0.2);
    desk.expert->run(3000);
    desk.gateway.heard();
    desk.connect();
    std::string closed;
    for (const std::string &line : desk.gateway.heard())
        if (line.find("CMD_PARTIAL") == 0)
            closed = line;
    CHECK(closed.find("|ts=" + text(static_cast<std::uint64_t>(closedAt)) + "|") != std::string::npos);
}

TEST("another account's or server's past is forgotten with a change of inputs") {
    MasterDesk desk;
    desk.connect();
    desk.opened();
    desk.expert->changeInputs({{"InpMasterToken", "other"}});
    desk.connect();
    const std::string said = desk.said();
    CHECK(said.find("SNAP|1;POS|") != std::string::npos);
    CHECK(said.find("CMD_") == std::string::npos);
}

TEST("an open that is said again says the same, whatever has changed since") {
    MasterDesk desk;
    desk.connect();
    desk.said();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    const std::string open = desk.told();
    desk.terminal.close(ticket, 0.2);
    desk.wait(6000);
    CHECK_EQUAL(open, desk.said());
    desk.acknowledge("CMD_OPEN", ticket);
    CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.2|0.3|1.10000|-2.00;", desk.said());
}

TEST("a position that is gone before its open was answered is closed all the same") {
    MasterDesk desk;
    desk.connect();
    desk.said();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.told();
    desk.terminal.close(ticket, 0.5);
    CHECK_EQUAL(std::string(""), desk.told());
    desk.wait(6000);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-5.00;", desk.said());
    desk.acknowledge("CMD_CLOSE", ticket);
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.said());
}

TEST("a position that came and went while the database was away is closed there, should it have been stored") {
    MasterDesk desk;
    desk.connect();
    desk.said();
    const std::uint64_t ticket = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.told();
    desk.gateway.say("NACK|CMD_OPEN|" + text(ticket) + "|UNAVAILABLE|database");
    desk.wait(500);
    desk.terminal.close(ticket, 0.5);
    desk.wait(2000);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-5.00;", desk.said());
    desk.gateway.say("NACK|CMD_CLOSE|" + text(ticket) + "|UNKNOWN_TICKET|no position with this ticket is known");
    desk.wait(20000);
    CHECK_EQUAL(std::string(""), desk.said());
}

TEST("what is never answered is said ever more rarely, with the time when it was first seen") {
    MasterDesk desk;
    desk.connect();
    desk.wait(2000);
    desk.gateway.heard();
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
    desk.expert->trade();
    const std::string seen = "|ts=" + text(static_cast<std::uint64_t>(desk.terminal.now)) + "|";
    desk.wait(600000);
    const std::vector<std::string> lines = desk.gateway.heard();
    CHECK(lines.size() >= 12 && lines.size() <= 18);
    for (const std::string &line : lines)
        CHECK(line.find(seen) != std::string::npos);
}
