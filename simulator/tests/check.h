// Tests with plain-word names: TEST("what is true") { CHECK(…); CHECK_EQUAL(expected, actual); }
#pragma once

#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace check {

struct Test {
    const char *name;
    std::function<void()> body;
};

std::vector<Test> &tests();

class Failure : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Registration {
    Registration(const char *name, std::function<void()> body) { tests().push_back({name, std::move(body)}); }
};

template <typename T>
std::string shown(const T &value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

inline void fail(const char *file, int line, const std::string &text) {
    throw Failure(std::string(file) + ":" + std::to_string(line) + ": " + text);
}

template <typename A, typename B>
void equal(const char *file, int line, const char *expression, const A &expected, const B &actual) {
    if (!(expected == actual))
        fail(file, line,
             std::string(expression) + "\n  expected: " + shown(expected) + "\n  actual:   " + shown(actual));
}

}  // namespace check

#define CHECK_JOIN_(a, b) a##b
#define CHECK_JOIN(a, b) CHECK_JOIN_(a, b)
#define TEST(name)                                                                                           \
    static void CHECK_JOIN(test_, __LINE__)();                                                               \
    static const check::Registration CHECK_JOIN(registration_, __LINE__)(name, CHECK_JOIN(test_, __LINE__)); \
    static void CHECK_JOIN(test_, __LINE__)()
#define CHECK(condition) ((condition) ? (void)0 : check::fail(__FILE__, __LINE__, #condition))
#define CHECK_EQUAL(expected, actual) check::equal(__FILE__, __LINE__, #actual, expected, actual)
