package com.termfleet.copy.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.risk.news.NewsCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsFileTest {

    @TempDir
    private Path folder;

    private final NewsBook book = new NewsBook();
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private int writes;
    private NewsFile news = file();

    private NewsFile file() {
        return new NewsFile(Path.of("/nowhere/news.csv"), book, () -> now);
    }

    @AfterEach
    void close() {
        news.close();
    }

    private void write(String... times) throws IOException {
        Path file = folder.resolve("news.csv");
        Files.writeString(file, "time,title\n" + String.join(",Payrolls\n", times) + ",Payrolls\n");
        Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(++writes)));
        if (writes == 1) {
            news.close();
            news = new NewsFile(file, book, () -> now);
        }
        news.look();
    }

    private NewsCalendar calendar() {
        return Objects.requireNonNull(book.calendars().get("news"));
    }

    @Test
    void a_changed_file_is_read_again() throws IOException {
        write("2026-03-02T13:30:00Z");
        assertThat(calendar().events()).hasSize(1);

        write("2026-03-02T13:30:00Z", "2026-03-03T13:30:00Z");
        assertThat(calendar().events()).hasSize(2);
    }

    @Test
    void while_it_cannot_be_read_there_is_no_calendar() throws IOException {
        write("2026-03-02T13:30:00Z");
        write("some day");
        assertThat(book.calendars()).isEmpty();
        news.look();
        assertThat(book.calendars()).isEmpty();

        write("2026-03-02T13:30:00Z");
        assertThat(calendar().events()).hasSize(1);
    }

    @Test
    void a_file_that_is_missing_is_read_once_it_is_there() throws IOException {
        news.look();
        assertThat(book.calendars()).isEmpty();

        write("2026-03-02T13:30:00Z");
        Path file = folder.resolve("news.csv");
        Files.delete(file);
        news.look();
        assertThat(book.calendars()).isEmpty();
    }

    @Test
    void repeated_events_are_written_out_anew_every_day() throws IOException {
        write("2026-03-02T13:30:00Z");
        NewsCalendar before = calendar();
        now = now.plus(Duration.ofHours(25));
        news.look();
        assertThat(calendar()).isNotSameAs(before);
    }
}
