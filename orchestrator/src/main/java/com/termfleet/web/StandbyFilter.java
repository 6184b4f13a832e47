package com.termfleet.web;

import com.termfleet.database.LeadershipStatus;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses every request that may change something while this server does not have the lead over its database: the leader
 * would not learn of the change. Before sign-in is checked, so that no caller waits for that in vain. Browsers' sessions are
 * this server's own, so signing in and out remain possible, as do all requests that only read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class StandbyFilter extends OncePerRequestFilter {

    private static final String SESSION = "/api/v1/session";
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);
    private static final String RETRY_SECONDS = "5";

    private final LeadershipStatus leadership;
    private final JsonMapper json;

    StandbyFilter(LeadershipStatus leadership, JsonMapper json) {
        this.leadership = leadership;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(HttpMethod.valueOf(request.getMethod())) || SESSION.equals(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (leadership.state()) {
            case LEADER -> chain.doFilter(request, response);
            case STANDBY ->
                refuse(
                        response,
                        "Another server has the lead over this database; this one is a standby, and changes nothing."
                                + " Send the request to the leader.");
            case UNDECIDED ->
                refuse(
                        response,
                        "The database cannot be reached, or this server does not have the lead over it yet; nothing was"
                                + " changed. Try again.");
        }
    }

    private void refuse(HttpServletResponse response, String detail) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ApiProblems.of(HttpStatus.SERVICE_UNAVAILABLE, detail));
    }
}
