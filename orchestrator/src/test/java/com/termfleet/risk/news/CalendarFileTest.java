package com.termfleet.risk.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.termfleet.kernel.InvalidInputException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-01T00:00:00Z");

    private static NewsCalendar read(String text) {
        return CalendarFile.read("week", text, BERLIN, FROM, UNTIL);
    }

    private static NewsCalendar readEvent(String... lines) {
        return read(calendar(lines));
    }

    private static String calendar(String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static String errorOf(String text) {
        return Objects.requireNonNull(catchThrowableOfType(InvalidInputException.class, () -> read(text))
                .getMessage());
    }

    private static NewsEvent event(String from, String until, String title) {
        return new NewsEvent(Instant.parse(from), Instant.parse(until), title, null, null);
    }

    @Test
    void csv_rows_are_events() {
        NewsCalendar calendar = read("""
                Title,Time,Until,Currency,Impact,Forecast
                "Payrolls, non-farm",2026-11-06T13:30:00Z,2026-11-06T14:00Z,usd,High,1.2
                Rate,2026-11-05 13:45,,EUR,,
                Speech,2026-11-07T10:00+02:00,,,low,
                """);

        assertThat(calendar.events())
                .containsExactly(
                        new NewsEvent(
                                Instant.parse("2026-11-05T12:45:00Z"),
                                Instant.parse("2026-11-05T12:45:00Z"),
                                "Rate",
                                "EUR",
                                null),
                        new NewsEvent(
                                Instant.parse("2026-11-06T13:30:00Z"),
                                Instant.parse("2026-11-06T14:00:00Z"),
                                "Payrolls, non-farm",
                                "USD",
                                Impact.HIGH),
                        new NewsEvent(
                                Instant.parse("2026-11-07T08:00:00Z"),
                                Instant.parse("2026-11-07T08:00:00Z"),
                                "Speech",
                                null,
                                Impact.LOW));
    }

    @Test
    void csv_may_be_separated_by_semicolons_and_begin_with_a_byte_order_mark() {
        assertThat(read("\uFEFFtime;title\n2026-11-05T13:30Z;Rate\n").events())
                .containsExactly(event("2026-11-05T13:30:00Z", "2026-11-05T13:30:00Z", "Rate"));
    }

    @Test
    void a_calendar_covers_the_week_of_its_last_event() {
        NewsCalendar calendar = read("time\n2026-11-04T13:30Z\n2026-11-06T13:30Z\n");

        assertThat(calendar.coversUntil()).isEqualTo(Instant.parse("2026-11-08T23:00:00Z"));
        assertThat(calendar.covers(Instant.parse("2026-11-08T22:59:59Z"))).isTrue();
        assertThat(calendar.covers(Instant.parse("2026-11-08T23:00:00Z"))).isFalse();
    }

    @Test
    void bad_csv_rows_are_told_by_line_and_all_at_once() {
        assertThat(errorOf("""
                time,until,currency,impact
                06/11/2026,,,
                ,,,
                2026-11-06T13:30Z,,DOLLAR,
                2026-11-06T13:30Z,,,Holiday
                2026-11-06T13:30Z,2026-11-06T13:00Z,,
                """))
                .isEqualTo("file line 2: time must be a time such as 2026-11-05T13:30:00Z or 2026-11-05 13:30,"
                        + " was \"06/11/2026\"; file line 3: time is required; file line 4: currency must be a code of"
                        + " three letters such as USD, was \"DOLLAR\"; file line 5: impact must be LOW, MEDIUM, HIGH or"
                        + " empty, was \"Holiday\"; file line 6: ends before it begins");
    }

    @Test
    void a_file_of_another_kind_is_refused() {
        assertThat(errorOf("<html><body>Not found</body></html>"))
                .contains("neither an iCalendar file")
                .contains("nor a CSV");
        assertThat(errorOf("")).contains("neither an iCalendar file");
        assertThat(errorOf("time,title\n")).isEqualTo("file has no events");
        assertThat(errorOf("time,title\n2026-11-06T13:30Z,\"unfinished\n")).startsWith("file is not valid CSV");
        assertThat(errorOf("time,time\n2026-11-06T13:30Z,x\n")).startsWith("file is not valid CSV");
        assertThat(errorOf("x".repeat(CalendarFile.LONGEST + 1)))
                .isEqualTo("file must have at most 5000000 characters");
    }

    @Test
    void many_errors_are_counted() {
        assertThat(errorOf("time\n" + "never\n".repeat(25))).endsWith("file has 5 more errors");
    }

    @Test
    void an_event_in_utc_is_read() {
        assertThat(readEvent(
                                "DTSTART:20261106T133000Z",
                                "DTEND:20261106T140000Z",
                                "SUMMARY:Payrolls\\, non-",
                                " farm",
                                "CATEGORIES:News,USD,high")
                        .events())
                .containsExactly(new NewsEvent(
                        Instant.parse("2026-11-06T13:30:00Z"),
                        Instant.parse("2026-11-06T14:00:00Z"),
                        "Payrolls, non-farm",
                        "USD",
                        Impact.HIGH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART;TZID=America/New_York:20261106T083000                | 2026-11-06T13:30:00Z | 2026-11-06T13:30:00Z
            DTSTART;TZID=America/New_York:20261030T083000                | 2026-10-30T12:30:00Z | 2026-10-30T12:30:00Z
            DTSTART;TZID=/freeassociation.net/Europe/London:20261106T083000 | 2026-11-06T08:30:00Z | 2026-11-06T08:30:00Z
            DTSTART:20261106T083000                                      | 2026-11-06T07:30:00Z | 2026-11-06T07:30:00Z
            DTSTART;VALUE=DATE:20261106                                  | 2026-11-05T23:00:00Z | 2026-11-06T23:00:00Z
            """)
    void the_zone_of_an_event_counts(String start, String from, String until) {
        assertThat(readEvent(start).events()).containsExactly(event(from, until, "News"));
    }

    @Test
    void a_duration_may_stand_for_the_end() {
        assertThat(readEvent("DTSTART:20261106T133000Z", "DURATION:PT45M").events())
                .containsExactly(event("2026-11-06T13:30:00Z", "2026-11-06T14:15:00Z", "News"));
        assertThat(readEvent("DTSTART:20261106T133000Z", "DURATION:P1W").events())
                .containsExactly(event("2026-11-06T13:30:00Z", "2026-11-13T13:30:00Z", "News"));
    }

    @ParameterizedTest
    @CsvSource({"1,HIGH", "4,HIGH", "5,MEDIUM", "6,LOW", "9,LOW", "0,"})
    void the_priority_is_the_impact(String priority, Impact impact) {
        assertThat(readEvent("DTSTART:20261106T133000Z", "PRIORITY:" + priority)
                        .events()
                        .getFirst()
                        .impact())
                .isEqualTo(impact);
    }

    @Test
    void a_cancelled_event_does_not_count_nor_the_alarm_of_another() {
        String text = calendar(
                "STATUS:CANCELLED",
                "DTSTART:20261106T133000Z",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "DTSTART:20261107T133000Z",
                "BEGIN:VALARM",
                "DURATION:PT15M",
                "END:VALARM");

        assertThat(read(text).events()).containsExactly(event("2026-11-07T13:30:00Z", "2026-11-07T13:30:00Z", "News"));
    }

    @Test
    void a_repeated_event_is_written_out_by_the_clocks_of_its_zone() {
        NewsCalendar calendar = CalendarFile.read(
                "week",
                calendar(
                        "DTSTART;TZID=America/New_York:20261021T103000",
                        "DURATION:PT5M",
                        "RRULE:FREQ=WEEKLY;BYDAY=WE",
                        "EXDATE;TZID=America/New_York:20261111T103000"),
                BERLIN,
                Instant.parse("2026-10-27T00:00:00Z"),
                Instant.parse("2026-11-25T15:30:00Z"));

        assertThat(calendar.events())
                .containsExactly(
                        event("2026-10-28T14:30:00Z", "2026-10-28T14:35:00Z", "News"),
                        event("2026-11-04T15:30:00Z", "2026-11-04T15:35:00Z", "News"),
                        event("2026-11-18T15:30:00Z", "2026-11-18T15:35:00Z", "News"));
        assertThat(calendar.coversUntil()).isEqualTo(Instant.parse("2026-11-25T15:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=MONTHLY;BYDAY=1FR                    | 1
            FREQ=DAILY;COUNT=3                        | 3
            FREQ=DAILY;UNTIL=20261108T000000Z         | 2
            FREQ=DAILY;UNTIL=20261108                 | 3
            FREQ=DAILY;UNTIL=20261107T083000          | 2
            """)
    void repetitions_end_as_their_rule_tells(String rule, int events) {
        assertThat(readEvent("DTSTART;TZID=America/New_York:20261106T083000", "RRULE:" + rule)
                        .events())
                .hasSize(events);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SUMMARY:x                                    | file line 4: the event has no DTSTART
            DTSTART:2026-11-06                           | file line 6: DTSTART cannot be used: a time such as 20261105T133000Z or a date such as 20261105 is expected, was "2026-11-06"
            DTSTART;TZID=Nowhere/City:20261106T083000    | file line 6: DTSTART cannot be used: the time zone "Nowhere/City" is not known; a name such as Europe/London is expected
            DTSTART:20260230T083000Z                     | file line 6: DTSTART cannot be used: a time such as 20261105T133000Z or a date such as 20261105 is expected, was "20260230T083000Z"
            """)
    void a_bad_event_is_told_by_its_line(String line, String message) {
        assertThat(errorOf(calendar(line))).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DTEND:20261106T130000Z          | file line 7: DTEND is before DTSTART
            DURATION:-PT5M                  | file line 7: DURATION cannot be used: a duration such as PT30M is expected, was "-PT5M"
            DURATION:half an hour           | file line 7: DURATION cannot be used: a duration such as PT30M is expected, was "half an hour"
            RRULE:FREQ=SECONDLY             | file line 7: RRULE cannot be used: events that repeat more often than daily are not supported
            RDATE:20261107T133000Z          | file line 7: RDATE is not supported; write each date as an event of its own
            """)
    void a_bad_part_of_an_event_is_told_by_its_line(String line, String message) {
        assertThat(errorOf(calendar("DTSTART:20261106T133000Z", line))).isEqualTo(message);
    }

    @Test
    void a_rule_that_cannot_be_read_is_told() {
        assertThat(errorOf(calendar("DTSTART:20261106T133000Z", "RRULE:EVERY DAY")))
                .startsWith("file line 7: RRULE cannot be used: ");
    }

    @Test
    @Timeout(10)
    void a_rule_that_never_matches_ends() {
        assertThat(errorOf(calendar("DTSTART:20261106T133000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")))
                .isNotEmpty();
    }

    @Test
    @Timeout(30)
    void a_file_that_is_cut_anywhere_is_refused() {
        String whole = calendar("DTSTART:20261106T133000Z", "DTEND:20261106T140000Z", "SUMMARY:Payrolls");
        int end = whole.indexOf("END:VCALENDAR");

        for (int length = 0; length < end + "END:VCALENDAR".length(); length++) {
            assertThat(errorOf(whole.substring(0, length)))
                    .as("cut at %s", length)
                    .isNotEmpty();
        }
    }

    @Test
    void too_many_events_are_refused() {
        assertThat(errorOf("time\n" + "2026-11-06T13:30Z\n".repeat(FoundEvents.MOST + 1)))
                .isEqualTo("file must have at most 20000 events");
    }
}
