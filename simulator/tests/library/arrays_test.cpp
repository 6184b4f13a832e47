#include "mql5.h"
#include "tests/check.h"

TEST("an access outside of an array ends the expert with a message") {
    mql::array<int> values;
    ArrayResize(values, 3);
    for (const int index : {-1, 3}) {
        try {
            values[index] = 1;
            CHECK(!"an exception was expected");
        } catch (const mql::critical_error &error) {
            CHECK_EQUAL(std::string("array out of range: index " + std::to_string(index) + " of 3"),
                        std::string(error.what()));
        }
    }
}

TEST("growing keeps the elements, shrinking forgets them") {
    mql::array<string> values;
    ArrayResize(values, 2, 1);
    values[1] = string::of("kept");
    ArrayResize(values, 100);
    CHECK_EQUAL(std::string("kept"), values[1].utf8());
    ArrayResize(values, 1);
    ArrayResize(values, 2);
    CHECK_EQUAL(std::string(""), values[1].utf8());
}

TEST("a fixed array does not change its size") {
    mql::array<int> values = mql::array<int>(mql::fixed(4), {1, 2});
    CHECK_EQUAL(-1, ArrayResize(values, 5));
    CHECK_EQUAL(ERR_ARRAY_RESIZE_ERROR, GetLastError());
    CHECK_EQUAL(4, ArraySize(values));
    CHECK_EQUAL(2, values[1]);
    CHECK_EQUAL(0, values[3]);
    CHECK(!ArrayIsDynamic(values));
}

TEST("copies are copies") {
    mql::array<int> from = {1, 2, 3};
    mql::array<int> to;
    CHECK_EQUAL(2, ArrayCopy(to, from, 1, 1));
    CHECK_EQUAL(3, ArraySize(to));
    CHECK_EQUAL(3, to[2]);
    mql::array<int> whole = from;
    whole[0] = 9;
    CHECK_EQUAL(1, from[0]);
}

TEST("removing moves the rest up") {
    mql::array<int> values;
    ArrayResize(values, 4);
    for (int i = 0; i < 4; i++)
        values[i] = i;
    CHECK(ArrayRemove(values, 1, 2));
    CHECK_EQUAL(2, ArraySize(values));
    CHECK_EQUAL(3, values[1]);
}

TEST("zeroing a structure empties its texts too") {
    MqlTradeRequest request;
    request.symbol = string::of("EURUSD");
    request.volume = 1.0;
    ZeroMemory(request);
    CHECK_EQUAL(0, StringLen(request.symbol));
    CHECK_EQUAL(0.0, request.volume);
}

TEST("rounding is half away from zero, whatever the binary fraction") {
    CHECK_EQUAL(1.01, NormalizeDouble(1.005, 2));
    CHECK_EQUAL(-1.01, NormalizeDouble(-1.005, 2));
    CHECK_EQUAL(0.29, NormalizeDouble(0.29, 2));
    CHECK_EQUAL(1e300, NormalizeDouble(1e300, 8));
}

TEST("inputs take what their type can hold and refuse the rest") {
    int number = 7;
    bool flag = false;
    double real = 0.0;
    string text;
    CHECK_EQUAL(0, mql::assign(number, "-12"));
    CHECK_EQUAL(-12, number);
    for (const char *bad : {"", "x", "1.5", "99999999999", "12 "})
        CHECK_EQUAL(ERR_INVALID_PARAMETER, mql::assign(number, bad));
    CHECK_EQUAL(-12, number);
    CHECK_EQUAL(0, mql::assign(flag, "true"));
    CHECK_EQUAL(true, flag);
    CHECK_EQUAL(ERR_INVALID_PARAMETER, mql::assign(flag, "yes"));
    CHECK_EQUAL(0, mql::assign(real, "0.25"));
    CHECK_EQUAL(ERR_INVALID_PARAMETER, mql::assign(real, "nan"));
    CHECK_EQUAL(0, mql::assign(text, "GOLD=XAUUSD, BTC=Bitcoin"));
    CHECK_EQUAL(std::string("GOLD=XAUUSD, BTC=Bitcoin"), text.utf8());
}
