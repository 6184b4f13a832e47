package com.termfleet.compat.community;

import com.termfleet.access.TooManyAttemptsException;
import com.termfleet.compat.community.CommunityCaller.InvalidKeyException;
import com.termfleet.compat.community.CommunityCaller.NotPermittedException;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Errors in the form that the platform's clients know: {@code {"detail":…}}. */
@RestControllerAdvice(basePackageClasses = CommunityErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CommunityErrors {

    private static final Logger log = LoggerFactory.getLogger(CommunityErrors.class);

    record Detail(String detail) {}

    record Invalid(List<Field> detail) {}

    /** @param loc where it was: body, and the field */
    record Field(List<String> loc, String msg, String type) {

        static Field of(String field, String message) {
            List<String> where = field.equals("body") ? List.of("body") : List.of("body", field);
            return new Field(where, message, message.equals("field required") ? "missing" : "value_error");
        }
    }

    @ExceptionHandler
    ResponseEntity<Detail> key(InvalidKeyException e) {
        return of(HttpStatus.FORBIDDEN, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Detail> permission(NotPermittedException e) {
        return of(HttpStatus.FORBIDDEN, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Invalid> input(InvalidInputException e) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(new Invalid(e.errors().stream()
                        .map(error -> Field.of(error.field(), error.message()))
                        .toList()));
    }

    @ExceptionHandler
    ResponseEntity<Invalid> parameter(MethodArgumentTypeMismatchException e) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(new Invalid(
                        List.of(new Field(List.of("query", e.getName()), "must be a whole number", "value_error"))));
    }

    @ExceptionHandler
    ResponseEntity<Detail> notFound(NotFoundException e) {
        return of(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Detail> conflict(ConflictException e) {
        return of(HttpStatus.CONFLICT, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Detail> tooMany(TooManyAttemptsException e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter().toSeconds()))
                .body(new Detail(String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<Detail> unavailable(UnavailableException e) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Detail> database(Exception e) {
        log.warn("Database is unreachable error={}", e.getMessage());
        return of(HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached. Try again.");
    }

    private static ResponseEntity<Detail> of(HttpStatus status, @Nullable String text) {
        return ResponseEntity.status(status).body(new Detail(text == null ? status.getReasonPhrase() : text));
    }
}
