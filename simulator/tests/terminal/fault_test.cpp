#include "core/fault_command.h"

#include "tests/check.h"

using namespace sim;

TEST("faults are read in their order, with their arguments or the usual ones") {
    const FaultCommands faults = parseFaults("disconnect 30\nrequote\nsocket-4014 on\r\nsocket-4014 off\n\nea-hang\n");
    CHECK(faults.messages.empty());
    CHECK_EQUAL(5u, faults.commands.size());
    CHECK(faults.commands.at(0).fault == Fault::Disconnect);
    CHECK_EQUAL(30, faults.commands.at(0).argument);
    CHECK_EQUAL(1, faults.commands.at(1).argument);
    CHECK_EQUAL(0, faults.commands.at(3).argument);
    CHECK(faults.commands.at(4).fault == Fault::ExpertHang);
}

TEST("what is no fault is reported and skipped") {
    const FaultCommands faults = parseFaults("explode\ncrash now\ndisconnect -1\nsocket-4014 maybe\nslow 1e3\ncrash\n");
    CHECK_EQUAL(5u, faults.messages.size());
    CHECK_EQUAL(1u, faults.commands.size());
}

TEST("a fault file cut at every byte never becomes a fault that was not requested") {
    const std::string text = "disconnect 30\n";
    for (std::size_t length = 0; length < text.size(); ++length) {
        for (const FaultCommand &command : parseFaults(text.substr(0, length)).commands) {
            CHECK(command.fault == Fault::Disconnect);
        }
    }
}

TEST("arguments may be words, hours, tickets and assignments") {
    const FaultCommands faults = parseFaults(
        "comments rewrite\ncomments\ntime-zone -5\nhand-close 9000000001\nhand-close\ninputs InpHost=a b\nplaced 3\n");
    CHECK(faults.messages.empty());
    CHECK_EQUAL(7u, faults.commands.size());
    CHECK_EQUAL(2, faults.commands.at(0).argument);
    CHECK_EQUAL(1, faults.commands.at(1).argument);
    CHECK_EQUAL(-5, faults.commands.at(2).argument);
    CHECK_EQUAL(9'000'000'001, faults.commands.at(3).argument);
    CHECK_EQUAL(0, faults.commands.at(4).argument);
    CHECK_EQUAL("InpHost=a b", faults.commands.at(5).text);
    CHECK_EQUAL(3, faults.commands.at(6).argument);
}

TEST("arguments that do not fit are reported") {
    const FaultCommands faults =
        parseFaults("comments burn\ntime-zone 15\nhand-close -1\ninputs InpHost\ninputs =5\nweekend 1\n");
    CHECK_EQUAL(6u, faults.messages.size());
    CHECK(faults.commands.empty());
}

TEST("a trade by hand is requested in words") {
    const FaultCommands faults = parseFaults("hand-trade  open EURUSD buy 0.29 \nhand-trade\n");
    CHECK_EQUAL(1u, faults.messages.size());
    CHECK_EQUAL(1u, faults.commands.size());
    CHECK(faults.commands.at(0).fault == Fault::HandTrade);
    CHECK_EQUAL("open EURUSD buy 0.29", faults.commands.at(0).text);
}
