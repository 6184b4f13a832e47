package com.termfleet.compat.copier;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a wrong key; all other errors are answered as those of the native API. */
@RestControllerAdvice(basePackageClasses = CopierErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CopierErrors {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> key(CopierKeys.InvalidKeyException e) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, String.valueOf(e.getMessage()));
        return ResponseEntity.of(body)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
