package com.termfleet.access.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.termfleet.kernel.UserId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits each user's API requests per minute; those above the limit are answered 429 and have no effect. */
final class RequestRateFilter extends OncePerRequestFilter {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final int perMinute;
    private final TimeMeter time;
    private final ProblemWriter problems;
    private final Cache<UserId, Bucket> people;

    RequestRateFilter(int perMinute, TimeMeter time, ProblemWriter problems) {
        this.perMinute = perMinute;
        this.time = time;
        this.problems = problems;
        // A bucket not used for a minute is full again, which equals a new one.
        this.people = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(WINDOW)
                .ticker(time::currentTimeNanos)
                .build();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            ConsumptionProbe probe =
                    people.get(signedIn.getPrincipal().user(), any -> bucket()).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                problems.tooManyRequests(response, Duration.ofNanos(probe.getNanosToWaitForRefill()));
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }
}
