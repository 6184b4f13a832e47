package com.termfleet.web;

import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.InvalidInputException.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Creates problem details (RFC 9457). */
final class ApiProblems {

    private ApiProblems() {}

    /** 400 with the fields that are wrong. */
    static ProblemDetail badFields(List<FieldError> errors) {
        ProblemDetail problem = of(HttpStatus.BAD_REQUEST, new InvalidInputException(errors).getMessage());
        problem.setProperty("errors", errors);
        return problem;
    }

    /** @param detail for the caller; null for the reason phrase of the status */
    static ProblemDetail of(HttpStatus status, @Nullable String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail == null ? status.getReasonPhrase() : detail);
    }
}
