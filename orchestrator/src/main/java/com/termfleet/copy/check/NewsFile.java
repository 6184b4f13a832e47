package com.termfleet.copy.check;

import com.termfleet.kernel.InvalidInputException;
import com.termfleet.risk.limits.NewsWindows;
import com.termfleet.risk.news.CalendarFile;
import com.termfleet.risk.news.NewsCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the calendar of news from the file that the server's settings name, and again when the file has changed. As long as
 * it is missing or cannot be read there is no calendar, so that accounts with news windows open nothing. Its thread looks
 * every {@link #PERIOD}.
 */
public final class NewsFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NewsFile.class);

    private static final Duration PERIOD = Duration.ofSeconds(10);

    /** Repeated events are written out for so long, and the file is read again after a day. */
    private static final Duration AHEAD = Duration.ofDays(14);

    private static final Duration BEHIND = Duration.ofDays(2);
    private static final Duration READ_AGAIN = Duration.ofDays(1);

    private final Path file;
    private final NewsBook book;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("news").factory());

    /** What was read last, whether or not it could be used. Guarded by this. */
    private @Nullable Read last;

    private record Read(FileTime changed, long size, Instant at) {

        boolean isOf(FileTime otherChange, long otherSize, Instant now) {
            return changed.equals(otherChange) && size == otherSize && now.isBefore(at.plus(READ_AGAIN));
        }
    }

    public NewsFile(Path file, NewsBook book, InstantSource clock) {
        this.file = file;
        this.book = book;
        this.clock = clock;
    }

    public void start() {
        ScheduledFuture<?> _ = thread.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks at the file once. */
    synchronized void look() {
        try {
            Instant now = clock.instant();
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            if (last == null || !last.isOf(changed, size, now)) {
                last = new Read(changed, size, now);
                read(now);
            }
        } catch (IOException e) {
            unusable(e);
            last = null;
        } catch (RuntimeException e) {
            // What was read before may be outdated: nothing is opened until the file has been mended.
            unusable(e);
        }
    }

    private void read(Instant now) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        NewsCalendar calendar = CalendarFile.read(
                NewsWindows.SERVERS_CALENDAR, text, ZoneOffset.UTC, now.minus(BEHIND), now.plus(AHEAD));
        book.put(Map.of(calendar.name(), calendar));
        log.info(
                "News calendar read file={} events={} coversUntil={}",
                file,
                calendar.events().size(),
                calendar.coversUntil());
    }

    private void unusable(Exception why) {
        if (!book.calendars().isEmpty() || last == null || why instanceof InvalidInputException) {
            log.error("News calendar cannot be used; accounts with news windows open nothing file={}", file, why);
        }
        book.put(Map.of());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
