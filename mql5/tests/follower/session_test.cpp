#include "desk.h"

#include <random>

namespace {

bool isLogged(const ScriptedTerminal &terminal, const std::string &part) {
    for (const std::string &line : terminal.log)
        if (line.find(part) != std::string::npos)
            return true;
    return false;
}

}  // namespace

TEST("the first line is AUTH with what the account is") {
    FollowerDesk desk;
    desk.expert->run(20);
    CHECK_EQUAL(std::string("AUTH|FOLLOWER|secret-key|login=5001|server=Broker-Demo|ea=TermFleetFollower/"
                            "1.10|mode=HEDGING|currency=USD|checks=PRICES;"),
                desk.gateway.receivedText());
}

TEST("a socket that claims to hold bytes and holds none is no lost connection") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.readableLies = true;
    for (int i = 0; i < 5; i++)
        desk.ask("HB_OK|1", 500);
    CHECK_EQUAL(1, desk.terminal.connections);
    desk.ask(openCommand("5"));
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
    desk.expert->run(7000);
    CHECK_EQUAL(2, desk.terminal.connections);
}

TEST("a corrected token is tried at once") {
    FollowerDesk desk;
    desk.expert->run(20);
    desk.ask("AUTH_FAIL|BAD_TOKEN|unknown token");
    desk.terminal.connected = false;
    desk.gateway.received();
    desk.expert->changeInputs({{"InpApiKey", "other-key"}});
    desk.expert->run(40);
    CHECK_EQUAL(std::string("AUTH|FOLLOWER|other-key|"), desk.gateway.receivedText().substr(0, 24));
}

TEST("heartbeats come as often as the gateway asked for") {
    FollowerDesk desk;
    desk.expert->run(20);
    desk.gateway.send("AUTH_OK|s1|1000|1795176000000");
    desk.expert->run(20);
    desk.terminal.outgoing.clear();
    for (int i = 0; i < 10; i++) {
        desk.gateway.send("HB_OK|1");
        desk.expert->run(1000);
    }
    std::size_t count = 0;
    for (std::size_t at = 0; (at = desk.terminal.outgoing.find("HB|", at)) != std::string::npos; at++)
        count++;
    CHECK_EQUAL(std::size_t(10), count);
}

TEST("a disabled algo trading and a lost broker show in the heartbeat") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.terminal.trade_allowed = 0;
    desk.terminal.terminal.connected = 0;
    desk.terminal.outgoing.clear();
    desk.expert->run(2000);
    CHECK_EQUAL(std::string("HB|10000.00|10000.00|0.00|10000.00|0|0|0\n"), desk.terminal.outgoing);
}

TEST("pings are answered, snapshots given when asked for") {
    FollowerDesk desk;
    desk.connect();
    CHECK_EQUAL(std::string("PONG|x1|"), desk.ask("PING|x1").substr(0, 8));
    CHECK_EQUAL(std::string("SNAP|0;SNAP_END;"), desk.ask("SNAP_REQ"));
}

TEST("the connection to a silent gateway is closed and opened again") {
    FollowerDesk desk;
    desk.connect();
    desk.expert->run(5900);
    CHECK_EQUAL(1, desk.terminal.connections);
    desk.expert->run(1500);
    CHECK_EQUAL(2, desk.terminal.connections);
}

TEST("attempts become rarer, but never stop") {
    FollowerDesk desk;
    desk.terminal.reachable = false;
    desk.expert->run(60000);
    const int inTheFirstMinute = desk.terminal.connections;
    desk.expert->run(600000);
    const int afterwards = desk.terminal.connections - inTheFirstMinute;
    CHECK(inTheFirstMinute >= 10 && inTheFirstMinute <= 22);
    CHECK(afterwards >= 90 && afterwards <= 170);
    desk.terminal.reachable = true;
    const int before = desk.terminal.connections;
    desk.expert->run(40000);
    CHECK(desk.terminal.connections > before);
}

TEST("a replaced session waits before it reconnects") {
    FollowerDesk desk;
    desk.connect();
    desk.ask("BYE|REPLACED");
    desk.expert->run(80000);
    CHECK_EQUAL(1, desk.terminal.connections);
    desk.expert->run(80000);
    CHECK(desk.terminal.connections > 1);
}

TEST("a refused token is logged without the token and not tried again soon") {
    FollowerDesk desk;
    desk.expert->run(20);
    desk.ask("AUTH_FAIL|BAD_TOKEN|unknown token");
    desk.terminal.connected = false;
    desk.expert->run(200000);
    CHECK_EQUAL(1, desk.terminal.connections);
    CHECK(isLogged(desk.terminal, "BAD_TOKEN"));
    CHECK(!isLogged(desk.terminal, "secret-key"));
}

TEST("an address that the terminal does not allow is explained once") {
    FollowerDesk desk;
    desk.terminal.reachable = false;
    desk.terminal.connectError = ERR_FUNCTION_NOT_ALLOWED;
    desk.expert->run(120000);
    CHECK_EQUAL(std::size_t(1), desk.terminal.log.size());
    CHECK(isLogged(desk.terminal, "error 4014"));
    CHECK(isLogged(desk.terminal, "Allow WebRequest for listed URL"));
}

TEST("an open that could not be sent before the connection broke is not sent after it") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.mishaps.assign(5, {TRADE_RETCODE_REQUOTE, false, 0});
    desk.ask(openCommand("5"), 200);
    desk.gateway.hangUp();
    desk.terminal.mishaps.clear();
    desk.expert->run(3000);
    CHECK(desk.terminal.positions.empty());
}

TEST("half a line before a break is not joined to the next connection's first") {
    FollowerDesk desk;
    desk.connect();
    desk.terminal.incoming += "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|77|id=5";
    desk.expert->run(40);
    desk.gateway.hangUp();
    desk.expert->run(2000);
    desk.gateway.send("AUTH_OK|s2|2000|1");
    desk.expert->run(40);
    CHECK(desk.terminal.positions.empty());
    desk.ask(openCommand("6"));
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
}

TEST("a command may be cut at every byte") {
    FollowerDesk desk;
    desk.connect();
    const std::string line = openCommand("5") + "\r\n";
    for (std::size_t cut = 0; cut <= line.size(); cut++) {
        const std::string numbered =
            "CMD_OPEN|BUY|EURUSD|1.10010|0.30|0|0|77|id=" + std::to_string(100 + cut) + "|ttl=5000\r\n";
        desk.terminal.incoming += numbered.substr(0, cut);
        desk.expert->run(20);
        desk.terminal.incoming += cut < numbered.size() ? numbered.substr(cut) : "";
        desk.expert->run(20);
        CHECK_EQUAL(cut + 1, desk.terminal.positions.size());
        desk.gateway.send("HB_OK|1");
    }
}

TEST("random bytes change nothing") {
    FollowerDesk desk;
    desk.connect();
    std::mt19937 random(7);
    const std::string alphabet = "CMD_OPENCLSE|0123456789.=id\n\n\r\xFF\xC3\x80\x00";
    for (int round = 0; round < 300; round++) {
        std::string bytes;
        for (int i = 0; i < 200; i++)
            bytes += round % 2 == 0 ? static_cast<char>(random() & 0xFF) : alphabet[random() % alphabet.size()];
        desk.terminal.incoming += bytes;
        desk.expert->run(20);
    }
    CHECK(desk.terminal.connected);
    CHECK(desk.terminal.requests.empty());
    desk.terminal.incoming += "\n";
    desk.ask(openCommand("5"));
    CHECK_EQUAL(std::size_t(1), desk.terminal.positions.size());
}

TEST("bad fields are refused with the command's id") {
    FollowerDesk desk;
    desk.connect();
    CHECK_EQUAL(std::string("NACK_OPEN|77|0|BAD_FIELD|id=5;"), desk.ask("CMD_OPEN|HOLD|EURUSD|1|x|0|0|77|id=5"));
}

TEST("an expert without its key does not start") {
    ScriptedTerminal terminal;
    const Expert expert(EXPERT_FOLDER "/TermFleetFollower.so", terminal, {});
    CHECK_EQUAL(static_cast<int>(INIT_PARAMETERS_INCORRECT), expert.initCode());
}

TEST("a heartbeat tells the leverage, and what was deposited once the history explains the balance") {
    FollowerDesk desk;
    desk.terminal.account.leverage = 100;
    desk.connect();
    const auto heartbeats = [&](int count) {
        desk.terminal.outgoing.clear();
        for (int i = 0; i < count; i++) {
            desk.gateway.send("HB_OK|1");
            desk.expert->run(2000);
        }
        return desk.terminal.outgoing;
    };
    const auto npos = std::string::npos;
    CHECK(heartbeats(1).find("|1|1|leverage=100\n") != npos);
    desk.terminal.deposit(10000.0);
    CHECK(heartbeats(4).find("|leverage=100|deposits=10000.00\n") != npos);
    desk.terminal.account.balance = 15000.0;
    const std::string lagging = heartbeats(2);
    CHECK(lagging.find("HB|15000.00|") != npos);
    CHECK(lagging.rfind("deposits=") < lagging.find("HB|15000.00|") || lagging.rfind("deposits=") == npos);
    desk.terminal.deposit(5000.0);
    CHECK(heartbeats(5).find("|deposits=15000.00\n") != npos);
}
