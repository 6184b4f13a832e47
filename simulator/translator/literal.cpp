#include "literal.h"

#include <cstdio>

namespace translator {
namespace {

// Days from 1970-01-01 to a date of the Gregorian calendar (H. Hinnant's algorithm).
long long daysFromCivil(int year, int month, int day) {
    year -= month <= 2 ? 1 : 0;
    const int era = year / 400;
    const int yearOfEra = year - era * 400;
    const int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return static_cast<long long>(era) * 146097 + dayOfEra - 719468;
}

std::string datetimeLiteral(const Token &token, const std::string &inner) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, used = 0;
    const int count = std::sscanf(inner.c_str(), "%d.%d.%d%n %d:%d%n:%d%n", &year, &month, &day, &used, &hour, &minute,
                                  &used, &second, &used);
    const bool whole = (count == 3 || count == 5 || count == 6) && used == static_cast<int>(inner.size());
    const bool valid = year >= 1970 && year <= 3000 && month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
                       hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!whole || !valid)
        throw SourceError(token.place,
                          token.text + ": a date is D'2026.11.20', D'2026.11.20 12:30' or D'2026.11.20 12:30:00'");
    const long long seconds = daysFromCivil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
    return "::mql::datetime(" + std::to_string(seconds) + "LL)";
}

std::string colorLiteral(const Token &token, const std::string &inner) {
    int red = -1, green = -1, blue = -1, used = 0;
    const int count = std::sscanf(inner.c_str(), "%i ,%i ,%i%n", &red, &green, &blue, &used);
    if (count != 3 || used != static_cast<int>(inner.size()) || ((red | green | blue) & ~255) != 0)
        throw SourceError(token.place, token.text + ": a colour is C'red,green,blue', each 0 to 255");
    return "::mql::color(" + std::to_string(red | green << 8 | blue << 16) + ")";
}

}  // namespace

std::string characterLiteral(const Token &token) {
    if (token.text[0] == '\'')
        return "static_cast<ushort>(u" + token.text + ")";
    const std::string inner = token.text.substr(2, token.text.size() - 3);
    return token.text[0] == 'D' ? datetimeLiteral(token, inner) : colorLiteral(token, inner);
}

}  // namespace translator
