#include "tests/check.h"

#include <cstdio>
#include <cstring>

namespace check {

std::vector<Test> &tests() {
    static std::vector<Test> all;
    return all;
}

}  // namespace check

// Runs all tests, or those whose name contains the argument. Exit code 1 when one failed.
int main(int argc, char **argv) {
    int failed = 0;
    int run = 0;
    for (const check::Test &test : check::tests()) {
        if (argc > 1 && std::strstr(test.name, argv[1]) == nullptr)
            continue;
        run++;
        try {
            test.body();
        } catch (const std::exception &error) {
            failed++;
            std::printf("FAILED: %s\n%s\n", test.name, error.what());
        }
    }
    std::printf(TEST_SUITE ": %d passed, %d failed\n", run - failed, failed);
    return failed == 0 && run > 0 ? 0 : 1;
}
