#pragma once

#include <functional>
#include <iostream>
#include <string>
#include <vector>

/// A test runner of a few lines: TEST("what holds") { CHECK(…); CHECK_EQUAL(expected, actual); }
namespace check {

struct Case {
    std::string name;
    std::function<void()> body;
};

inline std::vector<Case> &cases() {
    static std::vector<Case> all;
    return all;
}

inline int &failures() {
    static int count = 0;
    return count;
}

struct Registration {
    Registration(const char *name, std::function<void()> body) { cases().push_back({name, std::move(body)}); }
};

inline void fail(const char *file, int line, const std::string &what) {
    ++failures();
    std::cerr << file << ":" << line << ": " << what << "\n";
}

template <typename Expected, typename Actual>
void equal(const Expected &expected, const Actual &actual, const char *text, const char *file, int line) {
    if (expected == actual)
        return;
    std::cerr << "expected " << expected << ", was " << actual << "\n";
    fail(file, line, text);
}

}  // namespace check

#define CHECK_JOIN2(a, b) a##b
#define CHECK_JOIN(a, b) CHECK_JOIN2(a, b)
#define CHECK_CASE(name, number)                                                                       \
    static void CHECK_JOIN(test, number)();                                                            \
    static const check::Registration CHECK_JOIN(registration, number)(name, CHECK_JOIN(test, number)); \
    static void CHECK_JOIN(test, number)()
#define TEST(name) CHECK_CASE(name, __COUNTER__)
#define CHECK(condition)                                 \
    do {                                                 \
        if (!(condition))                                \
            check::fail(__FILE__, __LINE__, #condition); \
    } while (false)
#define CHECK_EQUAL(expected, actual) check::equal(expected, actual, #actual, __FILE__, __LINE__)
