package com.termfleet.web;

import com.termfleet.access.ExpiredPasswordException;
import com.termfleet.access.TooManyAttemptsException;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.InvalidInputException.FieldError;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UnavailableException;
import com.termfleet.runtime.EngineUnavailableException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers every error of the API with RFC 9457 problem details: invalid input with its fields, never a stack trace. */
@RestControllerAdvice
class ApiExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiExceptionHandler.class);

    @ExceptionHandler
    ProblemDetail invalidInput(InvalidInputException e) {
        return ApiProblems.badFields(e.errors());
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException e) {
        return ApiProblems.of(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail notAllowed(NotAllowedException e) {
        return ApiProblems.of(HttpStatus.FORBIDDEN, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unavailable(UnavailableException e) {
        return ApiProblems.of(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail conflict(ConflictException e) {
        return ApiProblems.of(HttpStatus.CONFLICT, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooManyAttempts(TooManyAttemptsException e) {
        ProblemDetail body = ApiProblems.of(HttpStatus.TOO_MANY_REQUESTS, e.getMessage());
        return ResponseEntity.of(body)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter().toSeconds()))
                .build();
    }

    @ExceptionHandler
    ProblemDetail expiredPassword(ExpiredPasswordException e) {
        return ApiProblems.of(HttpStatus.UNAUTHORIZED, e.getMessage());
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ProblemDetail databaseAway(Exception e) {
        log.warn("Database is unreachable error={}", e.getMessage());
        return ApiProblems.of(
                HttpStatus.SERVICE_UNAVAILABLE, "The database cannot be reached; nothing was changed. Try again.");
    }

    /** The connection broke while a transaction ended: a rollback is certain, a commit may have been made or not. */
    @ExceptionHandler
    ProblemDetail databaseFailed(TransactionSystemException e) {
        if (e.getApplicationException() != null) {
            return databaseAway(e);
        }
        log.warn("Database failed in a commit error={}", e.getMessage());
        return ApiProblems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database failed during this request. Check whether the change was made before you try again.");
    }

    /** Of a controller that reads the body itself. */
    @ExceptionHandler
    ProblemDetail tooLarge(BodyLimit.BodyTooLargeException e) {
        return BodyLimit.problem();
    }

    @ExceptionHandler
    ProblemDetail engineAway(EngineUnavailableException e) {
        return ApiProblems.of(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unexpected(Exception e) {
        // Security's own exceptions are answered by its filters.
        if (e instanceof AccessDeniedException denied) {
            throw denied;
        }
        if (e instanceof AuthenticationException unauthenticated) {
            throw unauthenticated;
        }
        log.error("Unexpected error in a request", e);
        return ApiProblems.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Unexpected error. The server's log has the details; report it to the operator.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail body = UnreadableJson.explain(e);
        return handleExceptionInternal(e, body, headers, HttpStatusCode.valueOf(body.getStatus()), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail body = ApiProblems.of(HttpStatus.NOT_FOUND, "There is nothing at this address.");
        return handleExceptionInternal(e, body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail body = ApiProblems.badFields(List.of(new FieldError(e.getParameterName(), "is required")));
        return handleExceptionInternal(e, body, headers, status, request);
    }

    @ExceptionHandler
    ProblemDetail badParameter(MethodArgumentTypeMismatchException e) {
        return ApiProblems.badFields(List.of(new FieldError(e.getName(), "must be " + expected(e.getRequiredType()))));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        return type == boolean.class || type == Boolean.class ? "true or false" : "a whole number";
    }
}
