// Time: the broker's, the terminal's, and how long the expert runs.
#pragma once

#include "runtime.h"
#include "text.h"

#include <cstdio>
#include <ctime>

struct MqlDateTime {
    int year, mon, day, hour, min, sec, day_of_week, day_of_year;
};

namespace mql {

inline datetime clock_seconds(TfClock which) { return datetime(state.api->time_msc(state.self, which) / 1000); }

// Civil date of a day number since 1970 (H. Hinnant's algorithm).
inline MqlDateTime civil(int64 seconds) {
    const int64 days = seconds >= 0 ? seconds / 86400 : (seconds - 86399) / 86400;
    const int rest = static_cast<int>(seconds - days * 86400);
    const int64 shifted = days + 719468;
    const int64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const int dayOfEra = static_cast<int>(shifted - era * 146097);
    const int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int shiftedMonth = (5 * dayOfYear + 2) / 153;
    MqlDateTime result = {};
    result.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    result.mon = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    result.year = static_cast<int>(era * 400) + yearOfEra + (result.mon <= 2 ? 1 : 0);
    result.hour = rest / 3600;
    result.min = rest / 60 % 60;
    result.sec = rest % 60;
    result.day_of_week = static_cast<int>(((days + 4) % 7 + 7) % 7);
    const bool leap = (result.year % 4 == 0 && result.year % 100 != 0) || result.year % 400 == 0;
    const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    result.day_of_year = before[result.mon - 1] + result.day - 1 + (leap && result.mon > 2 ? 1 : 0);
    return result;
}

inline std::string time_text(datetime value, int mode) {
    const MqlDateTime parts = civil(value);
    char date[32] = "";
    char time[32] = "";
    if ((mode & TIME_DATE) != 0)
        std::snprintf(date, sizeof date, "%04d.%02d.%02d", parts.year, parts.mon, parts.day);
    if ((mode & TIME_SECONDS) != 0)
        std::snprintf(time, sizeof time, "%02d:%02d:%02d", parts.hour, parts.min, parts.sec);
    else if ((mode & TIME_MINUTES) != 0)
        std::snprintf(time, sizeof time, "%02d:%02d", parts.hour, parts.min);
    const std::string between = date[0] != '\0' && time[0] != '\0' ? " " : "";
    return date + between + time;
}

}  // namespace mql

inline datetime TimeCurrent() { return mql::clock_seconds(TF_CLOCK_CURRENT); }

inline datetime TimeTradeServer() { return mql::clock_seconds(TF_CLOCK_TRADE_SERVER); }

inline datetime TimeGMT() { return mql::clock_seconds(TF_CLOCK_GMT); }

inline datetime TimeLocal() { return mql::clock_seconds(TF_CLOCK_LOCAL); }

inline bool TimeToStruct(datetime value, MqlDateTime &parts) {
    parts = mql::civil(value);
    return true;
}

inline string TimeToString(datetime value, int mode = TIME_DATE | TIME_MINUTES) {
    return string::of(mql::time_text(value, mode).c_str());
}

inline ulong GetMicrosecondCount() { return mql::state.api->microseconds(mql::state.self); }

// MetaTrader counts from the start of the system; here from the start of the expert; differences are the same.
inline ulong GetTickCount64() { return GetMicrosecondCount() / 1000; }

inline uint GetTickCount() { return static_cast<uint>(GetTickCount64()); }

inline bool EventSetMillisecondTimer(int milliseconds) {
    if (milliseconds <= 0)
        return mql::succeeded(ERR_INVALID_PARAMETER);
    return mql::succeeded(mql::state.api->timer_start(mql::state.self, static_cast<std::uint32_t>(milliseconds)));
}

inline bool EventSetTimer(int seconds) { return EventSetMillisecondTimer(seconds * 1000); }

inline void EventKillTimer() { mql::state.api->timer_stop(mql::state.self); }
