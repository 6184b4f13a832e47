// One whole program against its recorded translation. To record anew: UPDATE_GOLDEN=1 make -C simulator test-translator
#include "tests/check.h"
#include "translator/emit.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

TEST("a whole program is translated as recorded") {
    const std::string actual = translator::translate("tests/translator/golden/Sample.mq5", "tests/translator/golden");
    const char *const recorded = "tests/translator/golden/Sample.cpp.txt";
    if (std::getenv("UPDATE_GOLDEN") != nullptr)
        std::ofstream(recorded, std::ios::binary) << actual;
    std::ifstream stream(recorded, std::ios::binary);
    const std::string expected((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    CHECK_EQUAL(expected, actual);
}
