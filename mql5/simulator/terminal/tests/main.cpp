#include "tests/check.h"

int main() {
    for (const check::Case &test : check::cases()) {
        const int before = check::failures();
        test.body();
        if (check::failures() != before)
            std::cerr << "FAILED: " << test.name << "\n";
    }
    std::cout << check::cases().size() << " tests, " << check::failures() << " failures\n";
    return check::failures() == 0 ? 0 : 1;
}
