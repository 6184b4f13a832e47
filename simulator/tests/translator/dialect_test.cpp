// C++ that MQL5 refuses: each bad example is refused at its line of the .mq5. docs/mql5.md holds the same list.
#include "tests/check.h"
#include "translation.h"

namespace {

// The bad line is the third, in a function or at the top level.
void checkRefused(const std::string &before, const std::string &bad, const std::string &after,
                  const std::string &message) {
    CHECK_EQUAL("Test.mq5:3: " + message, errorOf("// a program\n" + before + "\n" + bad + "\n" + after + "\n"));
}

void checkInFunction(const std::string &bad, const std::string &message) {
    checkRefused("void f(int a, int b, string s, const int &list[]) {", bad, "}", message);
}

}  // namespace

TEST("lambdas are refused") {
    checkInFunction("g([](int x) { return x; });", "a lambda is not MQL5");
    checkInFunction("int c = [&] { return a; }();", "a lambda is not MQL5");
    checkInFunction("return [=] {};", "a lambda is not MQL5");
}

TEST("pointers to values are refused, as members, variables and parameters") {
    const std::string ending = "pointers are not supported, and values have none";
    checkRefused("struct S {", "    double *value;", "};", "'double *': " + ending);
    checkInFunction("int *p = NULL;", "'int *': " + ending);
    checkRefused("struct S { int x; };", "void f(const S *s) {}", "", "'S *': " + ending);
    checkRefused("struct S { int x; };", "int S::*member;", "", "a pointer to a member is not MQL5");
    checkInFunction("g(&a);", "'&a': a value has no address in MQL5");
    checkInFunction("b = &a;", "'&a': a value has no address in MQL5");
}

TEST("initialisers of members in the class are refused") {
    const std::string ending = "members are initialised in the constructor, not in the class";
    checkRefused("struct S {", "    int x = 5;", "};", "'x =': " + ending);
    checkRefused("class C : public B {", "    static const int LIMIT = 5;", "};", "'LIMIT =': " + ending);
    checkRefused("struct S {", "    int x{5};", "};", "'x {…}': MQL5 initialises with '='");
}

TEST("what is no variable is refused where a reference is asked for") {
    const std::string ending = "only a variable can be passed by reference";
    const std::string before =
        "struct S { int x; }; S make() { S s; return s; } void g(const string &t, S &s) {} S one;";
    checkRefused(before, "void f() { string t = \"\"; g(t, make()); }", "", "'g', argument 2: " + ending);
    checkRefused(before, "void f() { g(\"text\", one); }", "", "'g', argument 1: " + ending);
    checkRefused(before, "void f(string a) { g(a + \"b\", one); }", "", "'g', argument 1: " + ending);
    checkRefused("struct S { int x; S(const int &v) { x = v; } };", "void f() { S s(5 + 1); }", "",
                 "'S', argument 1: " + ending);
    checkRefused("MqlTradeRequest make();", "void f(MqlTradeResult &r) { OrderSend(make(), r); }", "",
                 "'OrderSend', argument 1: " + ending);
}

TEST("references that are no parameters are refused") {
    checkRefused("struct S {", "    int &x;", "};", "'x': only parameters can be references");
    checkRefused("class C {", "public: const string &name;", "};", "'name': only parameters can be references");
    checkInFunction("int &c = a;", "'c': only parameters can be references");
    checkInFunction("const string &t = s;", "'t': only parameters can be references");
}

TEST("scoped enumerations are refused") {
    checkRefused("", "enum class E { A };", "", "'enum class' is not MQL5");
    checkRefused("", "enum struct E { A };", "", "'enum struct' is not MQL5");
}

TEST("lists in braces are refused but after '='") {
    checkInFunction("return {1, 2};", "'return {…}' is not MQL5");
    checkInFunction("g({1, 2});", "a list in braces is no argument in MQL5");
    checkInFunction("int c{5};", "'c {…}': MQL5 initialises with '='");
    CHECK_EQUAL(std::string(), errorOf("void f() { const int a[] = {1, 2}; int b[2] = {3, 4}; }\n"));
}

TEST("declarations in the head of if and switch, and for over a list, are refused") {
    checkInFunction("if (int c = a; c > b) return;", "'if (…; …)' is not MQL5");
    checkInFunction("switch (int c = a; c) { default: break; }", "'switch (…; …)' is not MQL5");
    checkInFunction("for (int x : list) b += x;", "'for (… : …)' is not MQL5");
    CHECK_EQUAL(std::string(), errorOf("void f(int a) { for (int i = 0; i < (a > 1 ? 2 : 3); i++) a--; }\n"));
}

TEST("assignments to a conditional expression are refused") {
    checkInFunction("(a > b ? a : b) = 5;", "an assignment to '?:' is not MQL5");
    checkInFunction("a > b ? a : b = 5;", "an assignment to '?:' is not MQL5");
    checkInFunction("(s == \"\" ? a : b) += 1;", "an assignment to '?:' is not MQL5");
    CHECK_EQUAL(std::string(), errorOf("void f(int a) { int b = a > 1 ? 2 : 3; a = b > a ? (a) : (b); }\n"));
}

TEST("strings and arrays have no methods") {
    const std::string ending =
        "()': strings and arrays have no methods in MQL5, and no class of this program has that one";
    checkInFunction("int c = s.length();", "'.length" + ending);
    checkInFunction("int c = list.size();", "'.size" + ending);
    CHECK_EQUAL(std::string(), errorOf("class C {\npublic:\n    int Size() const { return 1; }\n};\n"
                                       "int f(const C &c) { return c.Size(); }\n"));
}

TEST("the standard library of C++ and the simulator's own names are refused") {
    checkInFunction("std::string t;", "'std' is not MQL5");
    checkInFunction("mql::string t;", "'mql' is not MQL5");
    checkInFunction("size_t c = 0;", "'size_t' is not MQL5");
}

TEST("a macro is refused at its own line") {
    checkRefused("", "#define TEXT std::string(\"x\")", "int a;", "'std' is not MQL5");
    checkRefused("", "#define CALL g([] { return 1; })", "int a;", "a lambda is not MQL5");
}

TEST("ordinary MQL5 is not refused") {
    CHECK_EQUAL(std::string(), errorOf("class B {\npublic:\n    virtual void Run(const int x) = 0;\n};\n"
                                       "class C : public B {\n    int m_a[];\n    double m_b;\npublic:\n"
                                       "    C(const double b) : m_b(b) {}\n"
                                       "    virtual void Run(const int x) { if (x > 0) { m_b = x * m_b; } }\n};\n"
                                       "C one(1.5);\n"
                                       "void g(string &t, const int &list[]) {}\n"
                                       "void f(C &c, const string &names[], int n = 3) {\n"
                                       "    string t = names[n & 1];\n    int list[];\n    g(t, list);\n"
                                       "    do { n--; } while (n > 0 && (n & 2) != 0);\n"
                                       "    switch (n) { case 1: n = 2; break; default: c.Run(n); }\n}\n"));
}
