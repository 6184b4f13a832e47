// A master's expert at its terminal, connected to a gateway.
#pragma once

#include "../scripted/expert.h"
#include "tests/check.h"

#include <memory>

// Lines are compared up to |ts=, which depends on the clock.
struct MasterDesk {
    ScriptedTerminal terminal;
    Gateway gateway{terminal};
    std::unique_ptr<Expert> expert;

    MasterDesk() { start(); }

    void start() {
        expert.reset();
        terminal.connected = false;
        expert = std::make_unique<Expert>(EXPERT_FOLDER "/TermFleetMaster.so", terminal,
                                          Inputs{{"InpMasterToken", "secret"}, {"InpGatewayHost", "gateway"}});
    }

    void connect() {
        expert->run(20);
        while (!terminal.connected)
            expert->run(20);
        gateway.send("AUTH_OK|s1|2000|1795176000000");
        expert->run(2100);
        gateway.send("HB_OK|1");
        expert->run(20);
    }

    // What the gateway receives after a trade event.
    std::string reported() {
        expert->trade();
        return received();
    }

    std::string received() {
        std::string text;
        for (const std::string &line : gateway.received())
            text += line.substr(0, line.find("|ts=")) + ";";
        return text;
    }

    void acknowledge(const std::string &command, std::uint64_t ticket) {
        gateway.send("ACK|" + command + "|" + std::to_string(ticket) + "|1");
        gateway.send("HB_OK|1");
        expert->run(20);
    }

    std::uint64_t opened() {
        const std::uint64_t ticket = terminal.open("EURUSD", ORDER_TYPE_BUY, 0.5);
        reported();
        acknowledge("CMD_OPEN", ticket);
        return ticket;
    }

    // Lets time pass with a gateway that answers heartbeats.
    void wait(int milliseconds) {
        for (int i = 0; i < milliseconds / 500; i++) {
            gateway.send("HB_OK|1");
            expert->run(500);
        }
    }
};

inline std::string text(std::uint64_t ticket) { return std::to_string(ticket); }
