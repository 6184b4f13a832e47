#include "tests/check.h"

int main() {
    int failed = 0;
    for (const check::Case &test : check::cases()) {
        const int before = check::failures();
        test.body();
        if (check::failures() == before)
            continue;
        ++failed;
        std::cerr << "FAILED: " << test.name << "\n";
    }
    std::cout << "terminal core: " << check::cases().size() - static_cast<std::size_t>(failed) << " passed, " << failed
              << " failed\n";
    return failed == 0 ? 0 : 1;
}
