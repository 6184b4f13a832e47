package com.termfleet.risk.limits;

import com.termfleet.risk.limits.FlatBeforeWeekend.Moment;
import com.termfleet.risk.limits.RiskLimits.Times;
import com.termfleet.risk.news.Impact;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the times of {@link RiskLimits} from JSON. */
final class TimesReader {

    private static final int MINUTES_OF_A_DAY = 1_440;
    private static final int USUAL_MINUTES = 15;
    private static final String DAY = "must be a day such as MON";
    private static final String TIME = "must be a time such as 22:00";
    private static final String MOMENT = "must be a day and a time such as \"FRI 16:30\"";
    private static final String ZONE = "must be a time zone such as Europe/London";

    private TimesReader() {}

    static Times read(JsonFields risk) {
        return new Times(sessions(risk), newsWindows(risk), flatBeforeWeekend(risk), accountZone(risk));
    }

    private static List<TradingSession> sessions(JsonFields risk) {
        List<TradingSession> sessions = new ArrayList<>();
        for (JsonFields session : risk.objects("sessions")) {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            days.addAll(session.list("days", DAY, TimesReader::day));
            if (days.isEmpty()) {
                session.error("days", "must name at least one day");
            }
            LocalTime from = session.required("from", session.read("from", TIME, LocalTime::parse));
            LocalTime to = session.required("to", session.read("to", TIME, TimesReader::end));
            ZoneId zone = zone(session);
            session.rejectOthers();
            if (!days.isEmpty() && from != null && to != null) {
                sessions.add(new TradingSession(days, from, to, zone));
            }
        }
        return sessions;
    }

    /** By name: an offset such as +01:00 knows no summer time. */
    private static @Nullable ZoneId accountZone(JsonFields risk) {
        return risk.read("timeZone", "must be the name of a time zone such as Europe/London or UTC", name -> {
            if (!ZoneId.getAvailableZoneIds().contains(name)) {
                throw new IllegalArgumentException(name);
            }
            return ZoneId.of(name);
        });
    }

    private static @Nullable ZoneId zone(JsonFields fields) {
        return fields.read("zone", ZONE, ZoneId::of);
    }

    private static DayOfWeek day(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equals(name) || day.name().substring(0, 3).equals(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException(text);
    }

    // The end of a day is written 24:00 by many.
    private static LocalTime end(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static @Nullable NewsWindows newsWindows(JsonFields risk) {
        JsonFields news = risk.object("newsWindows");
        if (news == null) {
            return null;
        }
        String calendar = news.text("calendar");
        Integer before = news.whole("minutesBefore", 0, MINUTES_OF_A_DAY);
        Integer after = news.whole("minutesAfter", 0, MINUTES_OF_A_DAY);
        List<String> currencies = news.list(
                "currencies", "must be a currency's code of three capitals such as USD", TimesReader::currency);
        Impact impact = news.oneOf("impact", Impact.class);
        news.rejectOthers();
        return new NewsWindows(
                calendar == null ? NewsWindows.SERVERS_CALENDAR : calendar,
                Duration.ofMinutes(before == null ? USUAL_MINUTES : before),
                Duration.ofMinutes(after == null ? USUAL_MINUTES : after),
                Set.copyOf(currencies),
                impact == null ? Impact.LOW : impact);
    }

    private static String currency(String text) {
        if (!text.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static @Nullable FlatBeforeWeekend flatBeforeWeekend(JsonFields risk) {
        if (risk.isBoolean("flatBeforeWeekend")) {
            return risk.flag("flatBeforeWeekend", false) ? FlatBeforeWeekend.USUAL : null;
        }
        JsonFields flat = risk.object("flatBeforeWeekend");
        if (flat == null) {
            return null;
        }
        Moment from = flat.read("from", MOMENT, TimesReader::moment);
        Moment to = flat.read("to", MOMENT, TimesReader::moment);
        ZoneId zone = zone(flat);
        flat.rejectOthers();
        FlatBeforeWeekend usual = FlatBeforeWeekend.USUAL;
        Moment begin = from == null ? usual.from() : from;
        Moment end = to == null ? usual.to() : to;
        if (begin.equals(end)) {
            flat.error("to", "must differ from from");
            return null;
        }
        return new FlatBeforeWeekend(begin, end, zone);
    }

    private static Moment moment(String text) {
        int blank = text.indexOf(' ');
        return new Moment(day(text.substring(0, blank)), LocalTime.parse(text.substring(blank + 1)));
    }
}
