#include "core/text.h"

#include "tests/check.h"

using namespace sim;

TEST("text survives the way to UTF-16LE and back") {
    const std::string text = "EURUSD \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80";
    CHECK_EQUAL(text, utf16leToUtf8(utf8ToUtf16le(text)));
    CHECK_EQUAL(std::string("A\0\xAC\x20", 4), utf8ToUtf16le("A\xE2\x82\xAC"));
}

TEST("UTF-16LE cut at every byte gives a text and never more characters than it has") {
    const std::string bytes = utf8ToUtf16le("a\xF0\x9F\x98\x80z");
    for (std::size_t length = 0; length <= bytes.size(); ++length) {
        const std::string text = utf16leToUtf8(std::string_view(bytes).substr(0, length));
        CHECK(text.size() <= 10);
    }
}

TEST("bytes that are no UTF-8 become replacement characters") {
    CHECK_EQUAL(std::string("\xFD\xFF", 2), utf8ToUtf16le("\xFF"));
    CHECK_EQUAL(std::string("\xFD\xFF", 2), utf8ToUtf16le("\xC3"));
    CHECK_EQUAL(std::string("\xFD\xFF", 2), utf8ToUtf16le("\xED\xA0\x80").substr(0, 2));
}

TEST("files are read in each encoding that MetaTrader writes") {
    CHECK_EQUAL("a=1", decodeText("\xFF\xFE" + utf8ToUtf16le("a=1")));
    CHECK_EQUAL("a=1", decodeText("\xEF\xBB\xBF"
                                  "a=1"));
    CHECK_EQUAL("a=1", decodeText("a=1"));
    CHECK_EQUAL("", decodeText("\xFF\xFE"));
}

TEST("lines end with LF or CR LF, the last one with nothing") {
    const auto lines = splitLines("a\r\nb\n\nc");
    CHECK_EQUAL(4u, lines.size());
    CHECK_EQUAL("a", lines[0]);
    CHECK_EQUAL("", lines[2]);
    CHECK_EQUAL("c", lines[3]);
}

TEST("a whole number has nothing around it") {
    long long number = 7;
    CHECK(parseWhole("-12", number));
    CHECK_EQUAL(-12, number);
    for (const char *wrong : {"", " 1", "1 ", "1x", "+1", "99999999999999999999"}) {
        CHECK(!parseWhole(wrong, number));
        CHECK_EQUAL(-12, number);
    }
}
