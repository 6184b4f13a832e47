#include "desk.h"

TEST("pending orders are reported, and what becomes of them") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t filled = desk.terminal.place("EURUSD", ORDER_TYPE_BUY_LIMIT, 0.1, 1.09);
    const std::uint64_t gone = desk.terminal.place("EURUSD", ORDER_TYPE_SELL_STOP, 0.1, 1.08);
    CHECK_EQUAL("CMD_OPEN|BUY_LIMIT|EURUSD|1.09000|0.1|0|0|" + text(filled) +
                    ";CMD_OPEN|SELL_STOP|EURUSD|1.08000|0.1|0|0|" + text(gone) + ";",
                desk.reported());
    desk.acknowledge("CMD_OPEN", filled);
    desk.acknowledge("CMD_OPEN", gone);
    desk.terminal.orders.at(gone).price_open = 1.07;
    CHECK_EQUAL("CMD_MODIFY|" + text(gone) + "|0|0|price=1.07000;", desk.reported());
    desk.acknowledge("CMD_MODIFY", gone);
    desk.terminal.fill(filled);
    desk.terminal.cancel(gone);
    CHECK_EQUAL("CMD_FILLED|" + text(filled) + "|" + text(filled) + "|1.10010;CMD_CANCEL|" + text(gone) + ";",
                desk.reported());
}

TEST("copies that an expert of this system opened are neither signals nor part of the snapshot") {
    MasterDesk desk;
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1, "TF41");
    desk.connect();
    CHECK(desk.received().find("SNAP|0;SNAP_END;") != std::string::npos);
    desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1, "TF42[sl]");
    const std::uint64_t marked = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1, "by the broker");
    desk.terminal.positions.at(marked).magic = 7000000000000000043;
    const std::uint64_t older = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1, "by the broker");
    desk.terminal.positions.at(older).magic = 7770001;
    const std::uint64_t own = desk.terminal.open("EURUSD", ORDER_TYPE_BUY, 0.1, "TF1 breakout");
    CHECK_EQUAL("CMD_OPEN|BUY|EURUSD|1.10010|0.1|0|0|" + text(own) + ";", desk.reported());
}

TEST("a pending order that was declined is an open when it fills") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.place("EURUSD", ORDER_TYPE_BUY_LIMIT, 0.1, 1.09);
    desk.reported();
    desk.gateway.send("NACK|CMD_OPEN|" + text(ticket) + "|UNSUPPORTED|pending orders are not copied");
    desk.wait(2000);
    desk.received();
    desk.terminal.fill(ticket);
    CHECK_EQUAL("CMD_OPEN|BUY|EURUSD|1.10010|0.1|0|0|" + text(ticket) + ";", desk.reported());
    desk.acknowledge("CMD_OPEN", ticket);
    desk.terminal.close(ticket, 0.1);
    CHECK_EQUAL("CMD_CLOSE|" + text(ticket) + "|1.10000|-1.00;", desk.reported());
}

TEST("a pending order that fills before it is declined is an open too") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.place("EURUSD", ORDER_TYPE_BUY_LIMIT, 0.1, 1.09);
    desk.reported();
    desk.terminal.fill(ticket);
    desk.reported();
    desk.gateway.send("NACK|CMD_OPEN|" + text(ticket) + "|UNSUPPORTED|pending orders are not copied");
    desk.wait(2000);
    CHECK_EQUAL("CMD_OPEN|BUY|EURUSD|1.10010|0.1|0|0|" + text(ticket) + ";", desk.received());
}

TEST("a pending order from before the expert started is an open when it fills and the server does not know it") {
    MasterDesk desk;
    const std::uint64_t ticket = desk.terminal.place("EURUSD", ORDER_TYPE_BUY_LIMIT, 0.1, 1.09);
    desk.connect();
    desk.received();
    desk.terminal.fill(ticket);
    CHECK_EQUAL("CMD_FILLED|" + text(ticket) + "|" + text(ticket) + "|1.10010;", desk.reported());
    desk.gateway.send("NACK|CMD_FILLED|" + text(ticket) + "|UNSUPPORTED|pending orders are not copied");
    desk.expert->run(20);
    CHECK_EQUAL("CMD_OPEN|BUY|EURUSD|1.10010|0.1|0|0|" + text(ticket) + ";", desk.received());
}

TEST("an order of which a part is filled is reported as filled when it has left the list") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.place("EURUSD", ORDER_TYPE_BUY_LIMIT, 0.1, 1.09);
    desk.reported();
    desk.acknowledge("CMD_OPEN", ticket);
    desk.terminal.fillPart(ticket, 0.04);
    CHECK_EQUAL("", desk.reported());
    desk.terminal.fillPart(ticket, 0.06);
    CHECK_EQUAL("CMD_FILLED|" + text(ticket) + "|" + text(ticket) + "|1.10010;", desk.reported());
    desk.acknowledge("CMD_FILLED", ticket);
    CHECK_EQUAL("", desk.reported());
}

TEST("an order whose rest was removed is reported as filled and then as smaller, without waiting for deals") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.place("EURUSD", ORDER_TYPE_BUY_LIMIT, 0.1, 1.09);
    desk.reported();
    desk.acknowledge("CMD_OPEN", ticket);
    desk.terminal.fillPart(ticket, 0.04);
    desk.terminal.cancel(ticket);
    CHECK_EQUAL("CMD_FILLED|" + text(ticket) + "|" + text(ticket) + "|1.10010;", desk.reported());
    desk.acknowledge("CMD_FILLED", ticket);
    const std::string line = desk.received();
    CHECK_EQUAL("CMD_PARTIAL|" + text(ticket) + "|0.06|0.04|", line.substr(0, line.find("0.04|") + 5));
}

TEST("an order that expired is reported as cancelled") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.place("EURUSD", ORDER_TYPE_SELL_LIMIT, 0.1, 1.12);
    desk.reported();
    desk.acknowledge("CMD_OPEN", ticket);
    desk.terminal.cancel(ticket, ORDER_STATE_EXPIRED);
    CHECK_EQUAL("CMD_CANCEL|" + text(ticket) + ";", desk.reported());
}

TEST("an order that was filled and closed between two looks is reported as cancelled at once") {
    MasterDesk desk;
    desk.connect();
    desk.received();
    const std::uint64_t ticket = desk.terminal.place("EURUSD", ORDER_TYPE_BUY_LIMIT, 0.1, 1.09);
    desk.reported();
    desk.acknowledge("CMD_OPEN", ticket);
    desk.terminal.fill(ticket);
    desk.terminal.close(ticket, 0.1);
    CHECK_EQUAL("CMD_CANCEL|" + text(ticket) + ";", desk.reported());
}

TEST("the snapshot lists pending orders by their type and price") {
    MasterDesk desk;
    const std::uint64_t ticket = desk.terminal.place("EURUSD", ORDER_TYPE_SELL_STOP, 0.2, 1.08);
    desk.connect();
    CHECK(desk.received().find("POS|" + text(ticket) + "|SELL_STOP|EURUSD|0.2|1.08000|0|0") != std::string::npos);
}
