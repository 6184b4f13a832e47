// A follower's expert at its terminal, connected to a gateway.
#pragma once

#include "../scripted/expert.h"
#include "tests/check.h"

#include <memory>

struct FollowerDesk {
    ScriptedTerminal terminal;
    Gateway gateway{terminal};
    std::unique_ptr<Expert> expert;

    explicit FollowerDesk(const Inputs &extra = {}) { start(extra); }

    void start(const Inputs &extra = {}) {
        expert.reset();
        Inputs inputs = {{"InpApiKey", "secret-key"}, {"InpGatewayHost", "gateway"}, {"InpGatewayPort", "9500"}};
        inputs.insert(extra.begin(), extra.end());
        expert = std::make_unique<Expert>(EXPERT_FOLDER "/TermFleetFollower.so", terminal, inputs);
    }

    // Connects, is welcomed and sends its first snapshot; what the gateway received until then is dropped.
    void connect() {
        welcome();
        expert->run(2100);
        gateway.send("HB_OK|1");
        expert->run(20);
        gateway.received();
    }

    void welcome() {
        expert->run(20);
        gateway.send("AUTH_OK|s1|2000|1795176000000");
        expert->run(20);
    }

    void restart(const Inputs &extra = {}) {
        terminal.connected = false;
        start(extra);
        connect();
    }

    // Sends a command, lets time pass with a gateway that answers heartbeats, returns what it received.
    std::string ask(const std::string &line, std::int64_t milliseconds = 20) {
        gateway.send(line);
        for (; milliseconds > 500; milliseconds -= 500) {
            expert->run(500);
            gateway.send("HB_OK|1");
        }
        expert->run(milliseconds);
        return gateway.receivedText();
    }

    std::uint64_t onlyPosition() const {
        CHECK_EQUAL(std::size_t(1), terminal.positions.size());
        return terminal.positions.begin()->first;
    }
};

inline std::string openCommand(const std::string &id, const std::string &more = "|ttl=5000") {
    return "CMD_OPEN|BUY|EURUSD|1.10010|0.30|1.09000|1.12000|77|id=" + id + more;
}

// The same with one copy open: BUY 0.3 EURUSD, command id 5, 100 points in profit.
struct OpenDesk : FollowerDesk {
    std::uint64_t ticket;
    std::string both;  // MST_TICKET|SLV_TICKET

    explicit OpenDesk(const Inputs &extra = {}) : FollowerDesk(extra) {
        connect();
        ask(openCommand("5"));
        ticket = onlyPosition();
        both = "77|" + std::to_string(ticket);
        terminal.symbol("EURUSD").bid = 1.10110;
    }

    double volume() const { return terminal.positions.at(ticket).volume; }
};
