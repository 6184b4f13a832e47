package com.termfleet.stream.web;

import com.termfleet.access.Grant;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.stream.ChangeStream;
import com.termfleet.stream.ChangeStream.Feed;
import com.termfleet.stream.StreamEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Server-sent events. The request's own virtual thread waits for events and writes them until the browser disconnects.
 */
@RestController
@RequestMapping("/api/v1/stream")
class StreamController {

    private static final Logger log = LoggerFactory.getLogger(StreamController.class);

    /** Streams opened with a token end after this time; browser sessions are checked continuously. */
    private static final Duration MAX_WITHOUT_SESSION = Duration.ofHours(1);

    private static final long RETRY_MS = 2_000;

    private final ChangeStream stream;
    private final Clock clock;
    private final Duration heartbeat;

    /** @param heartbeat interval at which an idle stream sends a comment and checks its grant */
    StreamController(ChangeStream stream, Clock clock, @Value("${termfleet.stream.heartbeat:10s}") Duration heartbeat) {
        this.stream = stream;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    /** Events: hello, terminal, trade, pair, alert; resync tells clients to fetch their data again. */
    @RequiresSignIn
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void follow(Principal principal, HttpServletRequest request, HttpServletResponse response) {
        Instant until = clock.instant().plus(MAX_WITHOUT_SESSION);
        Grant grant = principal.grant();
        try (Feed feed = stream.open(principal);
                Grant.Hold _ = grant.hold(feed::close)) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            // Tells proxies not to buffer the response.
            response.setHeader("X-Accel-Buffering", "no");
            Writer out = response.getWriter();
            out.write("retry: " + RETRY_MS + "\n");
            write(out, "hello", "{\"at\":\"" + clock.instant() + "\"}");
            response.flushBuffer();
            while (!feed.isClosed() && mayGoOn(grant, request, until)) {
                writeNext(feed, out, patience(grant));
                response.flushBuffer();
            }
        } catch (IOException e) {
            log.debug("Stream ended error={}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until the next heartbeat, or the expiry of the grant if that is earlier. */
    private Duration patience(Grant grant) {
        Instant expiry = grant.expiresAt();
        if (expiry == null) {
            return heartbeat;
        }
        Duration rest = Duration.between(clock.instant(), expiry);
        return rest.compareTo(heartbeat) < 0 ? rest : heartbeat;
    }

    private static void writeNext(Feed feed, Writer out, Duration patience) throws IOException, InterruptedException {
        List<StreamEvent> events = feed.next(patience);
        if (events.isEmpty()) {
            // A comment, by which both sides detect a dead connection.
            out.write(":\n\n");
        }
        for (StreamEvent event : events) {
            write(out, event.name(), event.json());
        }
    }

    private static void write(Writer out, String name, String json) throws IOException {
        out.write("event: " + name + "\ndata: " + json + "\n\n");
    }

    /** The end of a grant closes the feed at once; its expiry is checked here. */
    private boolean mayGoOn(Grant grant, HttpServletRequest request, Instant until) {
        Instant now = clock.instant();
        return grant.holds(now) && (request.getSession(false) != null || now.isBefore(until));
    }
}
