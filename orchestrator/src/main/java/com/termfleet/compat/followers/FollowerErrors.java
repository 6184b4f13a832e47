package com.termfleet.compat.followers;

import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Errors in the form that the clients know; some read {@code error}, some {@code message}. */
@RestControllerAdvice(assignableTypes = {FollowerController.class, CopyTradeController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class FollowerErrors {

    private static final Logger log = LoggerFactory.getLogger(FollowerErrors.class);

    record Failed(boolean ok, String error, String message) {}

    @ExceptionHandler({InvalidInputException.class, ConflictException.class})
    ResponseEntity<Failed> input(RuntimeException e) {
        return of(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Failed> notFound(NotFoundException e) {
        return of(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Failed> notAllowed(NotAllowedException e) {
        return of(HttpStatus.FORBIDDEN, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Failed> unavailable(UnavailableException e) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Failed> database(Exception e) {
        log.warn("Database is unreachable error={}", e.getMessage());
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database cannot be reached. Look at the follower's trades before you send it again.");
    }

    private static ResponseEntity<Failed> of(HttpStatus status, @Nullable String text) {
        String shown = text == null ? status.getReasonPhrase() : text;
        return ResponseEntity.status(status).body(new Failed(false, shown, shown));
    }
}
