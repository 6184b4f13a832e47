#include "core/chart_profile.h"

#include "tests/check.h"

using namespace sim;

namespace {

const std::string kChart =
    "<chart>\r\nid=133\r\nsymbol=GBPUSD\r\nperiod_type=1\r\nperiod_size=4\r\n\r\n<expert>\r\nname=DemoTrader\r\n"
    "path=Experts\\Demo\\DemoTrader.ex5\r\nexpertmode=1\r\n<inputs>\r\nInpSeed=7\r\nInpNote=a=b\r\n</inputs>\r\n</"
    "expert>\r\n\r\n"
    "<window>\r\nheight=100\r\n<indicator>\r\nname=Main\r\npath=\r\n</indicator>\r\n</window>\r\n</chart>\r\n";

}  // namespace

TEST("a chart with an expert is read") {
    const ChartProfile chart = parseChartProfile(kChart);
    CHECK_EQUAL("GBPUSD", chart.symbol);
    CHECK_EQUAL("H4", chart.period);
    CHECK_EQUAL(1u, chart.experts.size());
    const ExpertOnChart &expert = chart.experts.at(0);
    CHECK_EQUAL("DemoTrader", expert.name);
    CHECK_EQUAL("Demo/DemoTrader.ex5", expert.file);
    CHECK_EQUAL("GBPUSD", expert.symbol);
    CHECK(expert.liveTrading);
    CHECK_EQUAL(2u, expert.inputs.size());
    CHECK_EQUAL("a=b", expert.inputs.at(1).value);
}

TEST("a chart cut at every byte has its expert once its closing tag was read, and not before") {
    const std::size_t end = kChart.find("</expert>") + std::string("</expert>").size();
    for (std::size_t length = 0; length <= kChart.size(); ++length) {
        CHECK_EQUAL(length >= end ? 1u : 0u, parseChartProfile(kChart.substr(0, length)).experts.size());
    }
}

TEST("an expert may not trade when its mode forbids it") {
    CHECK(!parseChartProfile("<chart>\nsymbol=X\n<expert>\nname=A\nexpertmode=0\n</expert>\n</chart>")
               .experts.at(0)
               .liveTrading);
}

TEST("an expert stays below the folder of experts") {
    CHECK_EQUAL("A.ex5", expertFile("A"));
    CHECK_EQUAL("Sub/A.ex5", expertFile("Experts\\Sub\\A.ex5"));
    for (const char *wrong : {"", "..\\A", "C:\\A", "\\A", "Experts\\..\\..\\A.ex5"})
        CHECK_EQUAL("", expertFile(wrong));
    CHECK_EQUAL("A", expertName("Sub/A.ex5"));
}

TEST("a preset is read without what belongs to the strategy tester") {
    const auto inputs =
        parsePreset("; saved\r\nInpLot=0.1||0.1||0.01||1||N\r\nInpMap=GOLD=XAUUSD\r\nbroken\r\n=x\r\nInpEmpty=\r\n");
    CHECK_EQUAL(3u, inputs.size());
    CHECK_EQUAL("0.1", inputs.at(0).value);
    CHECK_EQUAL("GOLD=XAUUSD", inputs.at(1).value);
    CHECK_EQUAL("", inputs.at(2).value);
}
