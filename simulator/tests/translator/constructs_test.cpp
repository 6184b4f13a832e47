// Each construct that C++ cannot read, and what becomes of it.
#include "tests/check.h"
#include "translation.h"

namespace {

bool contains(const std::string &text, const std::string &part) {
    if (text.find(part) != std::string::npos)
        return true;
    check::fail(__FILE__, __LINE__, "no '" + part + "' in\n" + text);
    return false;
}

}  // namespace

TEST("string literals become MQL5 strings, neighbours one of them") {
    CHECK(contains(translated("string a = \"x\";"), "string a = ::mql::string(u\"x\");"));
    CHECK(contains(translated("string a = \"x\" \"y\";"), "::mql::string(u\"x\" u\"y\");"));
}

TEST("the content of a string literal is left alone") {
    CHECK(contains(translated("string a = \"long // input D'x' \\\"\";"), "(u\"long // input D'x' \\\"\");"));
}

TEST("character literals are numbers") {
    CHECK(contains(translated("ushort a = 'x';"), "static_cast<ushort>(u'x')"));
    CHECK(contains(translated("ushort a = '\\n';"), "static_cast<ushort>(u'\\n')"));
}

TEST("date literals become seconds") {
    CHECK(contains(translated("datetime a = D'1970.01.02';"), "::mql::datetime(86400LL)"));
    CHECK(contains(translated("datetime a = D'2026.11.20 12:30';"), "::mql::datetime(1795177800LL)"));
    CHECK(contains(translated("datetime a = D'2024.02.29 23:59:59';"), "::mql::datetime(1709251199LL)"));
}

TEST("colour literals have red in the lowest byte") {
    CHECK(contains(translated("color a = C'255,128,0';"), "::mql::color(33023)"));
    CHECK(contains(translated("color a = C'0x10, 0, 0';"), "::mql::color(16)"));
}

TEST("long has 64 bits everywhere") {
    CHECK(contains(translated("long a = (long)b;"), "::mql::int64 a = ( ::mql::int64)b;"));
}

TEST("a dynamic array becomes an array object") {
    CHECK(contains(translated("double prices[];"), "::mql::array<double> prices;"));
    CHECK(contains(translated("long tickets[];"), "::mql::array<::mql::int64> tickets;"));
}

TEST("a fixed array keeps its size") {
    CHECK(contains(translated("int a[2 * N];"), "::mql::array<int> a = ::mql::array<int>(::mql::fixed(2 * N ) );"));
    CHECK(contains(translated("int a[2] = {1, 2};"), "::mql::array<int>(::mql::fixed(2 ) , {1, 2} );"));
    CHECK(contains(translated("const string a[] = {\"x\"};"),
                   "const ::mql::array<string> a = { ::mql::string(u\"x\")};"));
}

TEST("array parameters are references to array objects") {
    CHECK(contains(translated("void f(const string &a[], int &b[]) {}"),
                   "void f(const ::mql::array<string> &a, ::mql::array<int> &b) {}"));
}

TEST("an index is no declaration") {
    CHECK(contains(translated("int f() { return a[0]; }"), "{ return a[0]; }"));
    CHECK(contains(translated("void f() { a[0] = b[1]; if (x) a[1] = 2; else a[2] = 3; }"),
                   "{ a[0] = b[1]; if (x) a[1] = 2; else a[2] = 3; }"));
}

TEST("an input is a variable that the terminal sets by its name, labelled by its comment") {
    const std::string cpp = translated("input int InpX = 5; // How many\nsinput string InpY = \"a\";\n");
    CHECK(contains(cpp, "static int InpX = 5;"));
    CHECK(contains(cpp, "bind_input(\"InpX\", \"How many\", InpX)"));
    CHECK(contains(cpp, "bind_input(\"InpY\", \"\", InpY)"));
}

TEST("groups of inputs are for the dialog only") {
    const std::string cpp = translated("input group \"Money\"\ninput double InpX = 1.0;\n");
    CHECK(contains(cpp, "static double InpX = 1.0;"));
    CHECK(cpp.find("Money") == std::string::npos);
}

TEST("enumerations are int, and declared ahead") {
    const std::string cpp = translated("void f(ENUM_X x) {}\nenum ENUM_X { A, B };\n");
    CHECK(contains(cpp, "enum ENUM_X : int; "));
    CHECK(contains(cpp, "enum ENUM_X : int { A, B };"));
}

TEST("a function may be used before it is defined") {
    const std::string cpp = translated("int OnInit() { return g(1); }\nint g(int x) { return x; }\n");
    CHECK(contains(cpp, "int g ( int x );"));
    CHECK(cpp.find("int g ( int x );") < cpp.find("return g(1)"));
}

TEST("default arguments stand in the declaration ahead alone") {
    const std::string cpp = translated("int g(int x, int y = f(1, 2)) { return x; }\n");
    CHECK(contains(cpp, "int g ( int x , int y = f ( 1 , 2 ) );"));
    CHECK(contains(cpp, "int g(int x, int y) { return x; }"));
}

TEST("methods keep their default arguments, and are not declared ahead") {
    const std::string cpp =
        translated("class C {\npublic:\n    int m(int x = 1) { return x; }\n};\nint C::n(int y) { return y; }\n");
    CHECK(contains(cpp, "class C; "));
    CHECK(contains(cpp, "int m(int x = 1) { return x; }"));
    CHECK(cpp.find("int C :: n") == std::string::npos);
}

TEST("a variable with constructor arguments is no function") {
    CHECK(contains(translated("class C {};\nC c(5);\n"), "C c(5);"));
    CHECK(translated("class C {};\nC c(5);\n").find("C c ( 5 );") == std::string::npos);
}

TEST("macros are rewritten like the rest") {
    CHECK(contains(translated("#define NAME \"x\" // a comment\n"), "#define NAME ::mql::string(u\"x\")"));
    CHECK(contains(translated("#define TWICE(x) ((x) + (x))\n"), "#define TWICE(x) ( ( x ) + ( x ) )"));
}

TEST("properties give the version and the description") {
    CHECK(contains(translated("#property version \"1.50\"\n#property description \"a\"\n#property description \"b\"\n"),
                   "MQL_MODULE(\"Test\", \"1.50\", \"a\\nb\", 0u)"));
}

TEST("the events that an expert handles are known, the others do nothing") {
    const std::string cpp = translated("int OnInit() { return 0; }\nvoid OnTick() {}\nvoid OnTrade() {}\n");
    CHECK(contains(cpp, "0u | TF_ON_TICK | TF_ON_TRADE)"));
    CHECK(contains(cpp, "MQL_EVENT_INIT(::mql::init_result(OnInit))"));
    CHECK(contains(cpp, "MQL_EVENT(timer, (void)0)"));
    CHECK(contains(cpp, "MQL_EVENT_DEINIT((void)reason)"));
}

TEST("comments are gone, quotes in them too") {
    CHECK(translated("/* it's \"hidden */ int a; // don't\n").find("hidden") == std::string::npos);
}
