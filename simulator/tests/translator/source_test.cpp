// Includes, conditions, and what is said about faulty sources.
#include "tests/check.h"
#include "translation.h"

TEST("included files stand in their place, each once") {
    const SourceFolder folder;
    folder.write("Test.mq5", "#include <A.mqh>\n#include \"Near.mqh\"\n#include <A.mqh>\nint last;\n");
    folder.write("Include/A.mqh", "#ifndef A_MQH\n#define A_MQH\nint a;\n#endif\n");
    folder.write("Near.mqh", "#include <A.mqh>\nint near_one;\n");
    const std::string cpp = folder.translate();
    CHECK(cpp.find("int a;") < cpp.find("int near_one;"));
    CHECK(cpp.find("int near_one;") < cpp.find("int last;"));
    CHECK_EQUAL(cpp.find("int a;"), cpp.rfind("int a;"));
}

TEST("a compiler error names the line of the MQL5 source") {
    const SourceFolder folder;
    folder.write("Test.mq5", "#include <A.mqh>\n\n\nint here;\n");
    folder.write("Include/A.mqh", "\nint a;\n");
    const std::string cpp = folder.translate();
    CHECK(cpp.find("#line 2 \"/Include/A.mqh\"\nint a;") != std::string::npos);
    CHECK(cpp.find("#line 4 \"/Test.mq5\"\nint here;") != std::string::npos);
}

TEST("folders in includes may be written with backslashes") {
    const SourceFolder folder;
    folder.write("Test.mq5", "#include <Sub\\A.mqh>\n");
    folder.write("Include/Sub/A.mqh", "int a;\n");
    CHECK(folder.translate().find("int a;") != std::string::npos);
}

TEST("only the active branch of a condition counts") {
    const std::string cpp =
        translated("#define YES\n#ifdef YES\nint a;\n#else\nint b;\n#endif\n#ifndef YES\nint c;\n#endif\n");
    CHECK(cpp.find("int a;") != std::string::npos);
    CHECK(cpp.find("int b;") == std::string::npos);
    CHECK(cpp.find("int c;") == std::string::npos);
}

TEST("a byte order mark and carriage returns do not matter") {
    CHECK(translated("\xEF\xBB\xBFint a;\r\nint b;\r\n").find("int a; int b;") != std::string::npos);
}

TEST("a missing include names the line that asks for it") {
    const std::string error = errorOf("int a;\n#include <None.mqh>\n");
    CHECK_EQUAL(std::string("Test.mq5:2: cannot read "), error.substr(0, 24));
}

TEST("faults in the source name file and line") {
    CHECK_EQUAL(std::string("Test.mq5:2: no closing \" on this line"), errorOf("int a;\nstring b = \"x;\n"));
    CHECK_EQUAL(std::string("Test.mq5:1: comment without end"), errorOf("/* x\n"));
    CHECK_EQUAL(std::string("Test.mq5:0: #ifdef or #ifndef without #endif"), errorOf("#ifdef X\n"));
    CHECK_EQUAL(std::string("Test.mq5:1: #endif without #ifdef or #ifndef"), errorOf("#endif\n"));
    CHECK_EQUAL(std::string("Test.mq5:1: #import is not supported"), errorOf("#import \"x.dll\"\n"));
    CHECK_EQUAL(std::string("Test.mq5:1: unexpected character '$'"), errorOf("int $;\n"));
    CHECK_EQUAL(std::string("Test.mq5:3: '}' without '{'"), errorOf("int f() {\n}\n}\n"));
    CHECK_EQUAL(std::string("Test.mq5:2: '{' without '}'"), errorOf("int f() {\nint a;\n"));
    CHECK_EQUAL(std::string("Test.mq5:1: input without ';'"), errorOf("input int a = 5\n"));
    CHECK_EQUAL(std::string("Test.mq5:1: 'a': arrays of several dimensions are not supported"),
                errorOf("int a[2][3];\n"));
}

TEST("impossible dates and colours are refused") {
    CHECK(errorOf("datetime a = D'2026.13.01';").find("a date is") != std::string::npos);
    CHECK(errorOf("datetime a = D'tomorrow';").find("a date is") != std::string::npos);
    CHECK(errorOf("color a = C'256,0,0';").find("a colour is") != std::string::npos);
}

TEST("C++ that MQL5 does not have is refused") {
    CHECK_EQUAL(std::string("Test.mq5:1: 'auto' is not MQL5"), errorOf("void f() { auto x = 1; }"));
    CHECK_EQUAL(std::string("Test.mq5:1: '->' is not MQL5"), errorOf("void f() { x->y(); }"));
    CHECK_EQUAL(std::string("Test.mq5:1: 'new' is not supported"), errorOf("void f() { x = new C(); }"));
    CHECK_EQUAL(std::string("Test.mq5:2: 'S s': structures are passed by reference"),
                errorOf("struct S { int x; };\nvoid f(S s) {}"));
    CHECK_EQUAL(std::string("Test.mq5:1: 'b': only parameters can be references"), errorOf("void f() { int &b = a; }"));
    CHECK_EQUAL(std::string("Test.mq5:1: 'a': arrays are passed by reference, and declared one by one"),
                errorOf("void f(int a[]) {}"));
}

TEST("any cut of a program ends in an error or a translation, never in a crash") {
    const std::string mql =
        "#define X \"a\"\nenum E { A };\ninput E InpE = A; // label\nstruct S { int a[2]; S() { a[0] = 'x'; } };\n"
        "int f(const S &s, int d = 1) { /* c */ return D'2026.01.01' > 0 ? (int)s.a[0] : d; }\n";
    for (std::size_t length = 0; length <= mql.size(); length++)
        errorOf(mql.substr(0, length));
}
