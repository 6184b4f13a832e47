#include "core/startup.h"

#include "core/ini.h"
#include "tests/check.h"

using namespace sim;

namespace {

const std::string kWhole =
    "[Common]\r\nLogin=1001\r\nPassword=s;e=c ret\r\nServer=TermFleet-Demo\r\n"
    "[Charts]\r\nProfileLast=TermFleet\r\n[Experts]\r\nAllowLiveTrading=1\r\nEnabled=1\r\n"
    "[StartUp]\r\nExpert=TermFleetFollower\r\nSymbol=EURUSD\r\nPeriod=H1\r\nExpertParameters=TermFleet.set\r\n";

bool contains(const std::vector<std::string> &texts, const std::string &part) {
    for (const std::string &text : texts) {
        if (text.find(part) != std::string::npos)
            return true;
    }
    return false;
}

}  // namespace

TEST("a whole startup.ini is read") {
    const Startup startup = parseStartup(kWhole);
    CHECK_EQUAL(1001u, startup.login);
    CHECK_EQUAL("s;e=c ret", startup.password);
    CHECK_EQUAL("TermFleet-Demo", startup.server);
    CHECK_EQUAL("TermFleet", startup.profile);
    CHECK_EQUAL("TermFleetFollower", startup.expert);
    CHECK_EQUAL("TermFleet.set", startup.expertParameters);
    CHECK_EQUAL("H1", startup.period);
    CHECK(startup.algoTrading);
    CHECK(startup.errors.empty());
}

TEST("startup.ini cut at every byte is read as far as it goes") {
    for (std::size_t length = 0; length <= kWhole.size(); ++length) {
        const Startup startup = parseStartup(kWhole.substr(0, length));
        CHECK(startup.login == 0 || std::string("1001").starts_with(std::to_string(startup.login)));
        CHECK(std::string("TermFleetFollower").starts_with(startup.expert));
        CHECK(!contains(startup.errors, "ret"));
    }
}

TEST("sections and keys are found whatever their case, and the first of two values counts") {
    const Ini ini = Ini::parse("[COMMON]\nlogin=1\nLogin=2\n; Login=3\n");
    CHECK_EQUAL("1", ini.text("Common", "LOGIN"));
    CHECK(!ini.find("Common", "Server").has_value());
}

TEST("wrong fields are reported by name and replaced by their defaults") {
    const Startup startup = parseStartup(
        "[Common]\nLogin=abc\nPassword=hush\n[Charts]\nProfileLast=..\\x\n[StartUp]\nPeriod=M7\nExpertParameters=a/"
        "b.set\nnonsense\n");
    CHECK_EQUAL(0u, startup.login);
    CHECK_EQUAL("Default", startup.profile);
    CHECK_EQUAL("M1", startup.period);
    CHECK_EQUAL("", startup.expertParameters);
    CHECK(contains(startup.errors, "[Common] Login"));
    CHECK(contains(startup.errors, "[Charts] ProfileLast"));
    CHECK(contains(startup.errors, "[StartUp] Period"));
    CHECK(contains(startup.errors, "[StartUp] ExpertParameters"));
    CHECK(contains(startup.errors, "line 9"));
    CHECK(!contains(startup.errors, "hush"));
}

TEST("a login without a server is reported") {
    CHECK(contains(parseStartup("[Common]\nLogin=5\n").errors, "[Common] Server"));
}

TEST("algo trading is off when either switch is") {
    CHECK(!parseStartup("[Experts]\nEnabled=0\n").algoTrading);
    CHECK(!parseStartup("[Experts]\nAllowLiveTrading=0\n").algoTrading);
    CHECK(parseStartup("").algoTrading);
}

TEST("the command line is read without regard to case") {
    const CommandLine line = parseCommandLine({"/Portable", "/CONFIG:C:\\termfleet\\startup.ini", "/unknown"});
    CHECK(line.portable);
    CHECK_EQUAL("C:\\termfleet\\startup.ini", line.config.value_or(""));
    CHECK(!parseCommandLine({}).config.has_value());
}
