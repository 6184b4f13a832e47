#include "desk.h"

TEST("stops are changed, once if they are the same already") {
    OpenDesk desk;
    CHECK_EQUAL("ACK_MODIFY|" + desk.both + "|id=6;", desk.ask("CMD_MODIFY|" + desk.both + "|1.09500|0|id=6"));
    CHECK_EQUAL(1.095, desk.terminal.positions.at(desk.ticket).sl);
    CHECK_EQUAL(0.0, desk.terminal.positions.at(desk.ticket).tp);
    desk.ask("CMD_MODIFY|" + desk.both + "|1.09500|0|id=7");
    CHECK_EQUAL(std::size_t(2), desk.terminal.requests.size());
}

TEST("a reversed copy has its stops the other way round after a change too") {
    OpenDesk desk(Inputs{{"InpReverseTrade", "true"}});
    desk.ask("CMD_MODIFY|" + desk.both + "|1.05|1.15|id=6");
    CHECK_EQUAL(1.15, desk.terminal.positions.at(desk.ticket).sl);
    CHECK_EQUAL(1.05, desk.terminal.positions.at(desk.ticket).tp);
}

TEST("a change of a position that is gone is refused") {
    OpenDesk desk;
    CHECK_EQUAL(std::string("NACK_MODIFY|77|10036|position already closed|id=6;"),
                desk.ask("CMD_MODIFY|77|999999|1.05|1.15|id=6", 31000));
    desk.terminal.close(desk.ticket, 0.3);
    CHECK_EQUAL(std::string("NACK_MODIFY|77|10036|position already closed|id=7;"),
                desk.ask("CMD_MODIFY|" + desk.both + "|1.05|1.15|id=7"));
}

TEST("a position that the broker has reopened under another ticket is found by its identifier") {
    OpenDesk desk;
    TfPosition moved = desk.terminal.positions.at(desk.ticket);
    desk.terminal.positions.erase(desk.ticket);
    moved.ticket = 777777;
    desk.terminal.positions[moved.ticket] = moved;
    CHECK_EQUAL("ACK_MODIFY|" + desk.both + "|id=6;", desk.ask("CMD_MODIFY|" + desk.both + "|1.09500|0|id=6"));
    CHECK_EQUAL(1.095, desk.terminal.positions.at(777777).sl);
    desk.ask("CMD_CLOSE|" + desk.both + "|0.1|id=7|rest=0.2");
    CHECK_EQUAL(0.2, desk.terminal.positions.at(777777).volume);
}

TEST("stops are rounded to the tick size") {
    OpenDesk desk;
    desk.terminal.symbol("EURUSD").tick_size = 0.0005;
    desk.ask("CMD_MODIFY|" + desk.both + "|1.09512|1.11988|id=6");
    CHECK_EQUAL(1.095, desk.terminal.positions.at(desk.ticket).sl);
    CHECK_EQUAL(1.12, desk.terminal.positions.at(desk.ticket).tp);
}

TEST("stops nearer than the broker allows are set when the price has moved away, or refused") {
    OpenDesk desk;
    desk.terminal.symbol("EURUSD").stops_level = 50;
    CHECK_EQUAL(std::string(""), desk.ask("CMD_MODIFY|" + desk.both + "|1.10090|0|id=6", 2000));
    CHECK_EQUAL(std::size_t(1), desk.terminal.requests.size());
    desk.terminal.symbol("EURUSD").bid = 1.10210;
    CHECK_EQUAL("ACK_MODIFY|" + desk.both + "|id=6;", desk.ask("HB_OK|1", 600));
    CHECK_EQUAL(std::string("NACK_MODIFY|77|10016|stops must be 50 points from the price|id=7;"),
                desk.ask("CMD_MODIFY|" + desk.both + "|1.10200|0|id=7", 11000));
}

TEST("a change within the freeze level is tried again") {
    OpenDesk desk;
    desk.terminal.mishaps.assign(3, {TRADE_RETCODE_FROZEN});
    CHECK_EQUAL("ACK_MODIFY|" + desk.both + "|id=6;", desk.ask("CMD_MODIFY|" + desk.both + "|1.09500|0|id=6", 3000));
}

TEST("a change that is tried again does not undo one that came after it") {
    OpenDesk desk;
    desk.terminal.mishaps.assign(1, {TRADE_RETCODE_FROZEN});
    CHECK_EQUAL(std::string(""), desk.ask("CMD_MODIFY|" + desk.both + "|1.09500|0|id=6"));
    CHECK_EQUAL("ACK_MODIFY|" + desk.both + "|id=7;", desk.ask("CMD_MODIFY|" + desk.both + "|1.09000|0|id=7", 3000));
    CHECK_EQUAL(1.09, desk.terminal.positions.at(desk.ticket).sl);
}
