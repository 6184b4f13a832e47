package com.termfleet.access.web;

import com.termfleet.access.TooManyAttemptsException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the problem details of requests that end in a filter, before any controller. */
@Component
class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** The challenge names Bearer instead of Basic, because browsers open a password dialog for Basic. */
    void unauthorized(HttpServletResponse response, String detail) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"termfleet\"");
        write(response, HttpStatus.UNAUTHORIZED, detail);
    }

    void forbidden(HttpServletResponse response, String detail) throws IOException {
        write(response, HttpStatus.FORBIDDEN, detail);
    }

    void tooManyAttempts(HttpServletResponse response, TooManyAttemptsException e) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter().toSeconds()));
        write(response, HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage()));
    }

    void tooManyRequests(HttpServletResponse response, Duration wait) throws IOException {
        tooManyAttempts(response, TooManyAttemptsException.requests(wait));
    }

    void databaseAway(HttpServletResponse response) throws IOException {
        write(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database cannot be reached, so the sign-in could not be checked. Try again.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }
}
