// Runs tests/experts/PureParts.mq5, whose checks are written in MQL5.
#include "scripted/expert.h"
#include "tests/check.h"

TEST("the parts that need no terminal do what their checks say") {
    ScriptedTerminal terminal;
    const Expert expert(EXPERT_FOLDER "/PureParts.so", terminal, {});
    for (const std::string &line : terminal.log)
        if (line.rfind("FAILED", 0) == 0)
            check::fail(EXPERT_FOLDER, 0, line);
    CHECK_EQUAL(static_cast<int>(INIT_SUCCEEDED), expert.initCode());
}
