#include "mql5.h"
#include "tests/check.h"

namespace {

string text(const char *utf8) { return string::of(utf8); }

}  // namespace

TEST("texts are counted in UTF-16 units and come back as the UTF-8 they were") {
    const string euro = text(
        "\xE2\x82\xAC"
        "1 \xF0\x9F\x98\x80");
    CHECK_EQUAL(5, StringLen(euro));
    CHECK_EQUAL(std::string("\xE2\x82\xAC"
                            "1 \xF0\x9F\x98\x80"),
                euro.utf8());
    CHECK_EQUAL(0x20AC, StringGetCharacter(euro, 0));
}

TEST("bytes that are no UTF-8 become replacement characters, each on its own") {
    for (int first = 0x80; first < 0x100; first++) {
        const char bytes[] = {static_cast<char>(first), 'a', '\0'};
        CHECK_EQUAL(std::string("\xEF\xBF\xBD"
                                "a"),
                    text(bytes).utf8());
    }
    CHECK_EQUAL(std::string("\xEF\xBF\xBD\xEF\xBF\xBD"), text("\xC0\x80").utf8());
    CHECK_EQUAL(std::string("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"), text("\xED\xA0\x80").utf8());
}

TEST("parts outside of a text are empty") {
    CHECK_EQUAL(std::string("bc"), StringSubstr(text("abc"), 1).utf8());
    CHECK_EQUAL(std::string("b"), StringSubstr(text("abc"), 1, 1).utf8());
    CHECK_EQUAL(std::string(""), StringSubstr(text("abc"), 3).utf8());
    CHECK_EQUAL(std::string(""), StringSubstr(text("abc"), -1).utf8());
    CHECK_EQUAL(0, StringGetCharacter(text("abc"), 3));
    CHECK_EQUAL(-1, StringFind(text("abc"), text("x")));
    CHECK_EQUAL(2, StringFind(text("abc"), text("c"), 1));
}

TEST("splitting keeps empty parts") {
    mql::array<string> parts;
    CHECK_EQUAL(3, StringSplit(text("a||b"), '|', parts));
    CHECK_EQUAL(std::string(""), parts[1].utf8());
    CHECK_EQUAL(2, StringSplit(text("a|"), '|', parts));
    CHECK_EQUAL(0, StringSplit(text(""), '|', parts));
}

TEST("numbers become text without exponent") {
    CHECK_EQUAL(std::string("0.00001000"), DoubleToString(0.00001, 8).utf8());
    CHECK_EQUAL(std::string("123456789012.00"), DoubleToString(123456789012.0, 2).utf8());
    CHECK_EQUAL(std::string("0.29"), DoubleToString(0.29, 2).utf8());
    CHECK_EQUAL(std::string("1.01"), DoubleToString(1.005, 2).utf8());
    CHECK_EQUAL(std::string("   42"), IntegerToString(42, 5).utf8());
    CHECK_EQUAL(std::string("-9223372036854775808"), IntegerToString(INT64_MIN).utf8());
}

TEST("text becomes bytes with the zero that ends it, and back") {
    mql::array<uchar> bytes;
    CHECK_EQUAL(4, StringToCharArray(text("abc"), bytes, 0, WHOLE_ARRAY, CP_UTF8));
    CHECK_EQUAL(0, bytes[3]);
    CHECK_EQUAL(std::string("bc"), CharArrayToString(bytes, 1, 2, CP_UTF8).utf8());
    CHECK_EQUAL(std::string("abc"), CharArrayToString(bytes).utf8());
}

TEST("replacing and trimming change the text itself") {
    string value = text("  a-b-c ");
    CHECK_EQUAL(2, StringReplace(value, text("-"), text("+")));
    CHECK_EQUAL(2, StringTrimLeft(value));
    CHECK_EQUAL(1, StringTrimRight(value));
    CHECK_EQUAL(std::string("a+b+c"), value.utf8());
}

TEST("a format takes every kind of argument") {
    CHECK_EQUAL(
        std::string("5 -7 0.50 x ff 100%"),
        StringFormat(text("%d %I64d %.2f %s %x 100%%"), 5, static_cast<mql::int64>(-7), 0.5, text("x"), 255).utf8());
    CHECK_EQUAL(std::string("[   ab][ab   ]"), StringFormat(text("[%5s][%-5s]"), text("ab"), text("ab")).utf8());
}

TEST("a field of the terminal's takes what fits, whole characters only") {
    char field[5];
    mql::store(text("ab\xE2\x82\xAC"), field);
    CHECK_EQUAL(std::string("ab"), std::string(field));
    mql::store(text("abcdefg"), field);
    CHECK_EQUAL(std::string("abcd"), std::string(field));
}

TEST("times are written as MetaTrader does") {
    CHECK_EQUAL(std::string("2026.11.20 12:30"), TimeToString(datetime(1795177800)).utf8());
    CHECK_EQUAL(std::string("2024.02.29"), TimeToString(datetime(1709251199), TIME_DATE).utf8());
    MqlDateTime parts = {};
    TimeToStruct(datetime(1709251199), parts);
    CHECK_EQUAL(4, parts.day_of_week);
    CHECK_EQUAL(59, parts.day_of_year);
}
