package com.termfleet.web;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.InvalidInputException.FieldError;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UserId;
import com.termfleet.web.BodyLimit.BodyTooLargeException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Explains to the caller why a body could not be read. */
final class UnreadableJson {

    private static final Set<Class<?>> DECIMALS = Set.of(Lots.class, Money.class, Price.class);
    private static final Set<Class<?>> WHOLE = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            AccountId.class,
            PairId.class,
            SubscriptionId.class,
            Ticket.class,
            TradeId.class,
            UserId.class);

    private UnreadableJson() {}

    static ProblemDetail explain(HttpMessageNotReadableException e) {
        if (e.getCause() instanceof InputCoercionException tooLarge
                && !tooLarge.getPath().isEmpty()) {
            return ApiProblems.badFields(List.of(new FieldError(field(tooLarge), "must be a smaller number")));
        }
        if (e.getCause() instanceof StreamReadException syntax) {
            return ProblemDetail.forStatusAndDetail(
                    HttpStatus.BAD_REQUEST,
                    "The body is not valid JSON (line %d, column %d)."
                            .formatted(
                                    syntax.getLocation().getLineNr(),
                                    syntax.getLocation().getColumnNr()));
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return BodyLimit.problem();
            }
            if (cause instanceof InvalidInputException ofOurRecord) {
                return ApiProblems.badFields(ofOurRecord.errors());
            }
        }
        if (e.getCause() instanceof JacksonException mapping
                && !mapping.getPath().isEmpty()) {
            return ApiProblems.badFields(List.of(new FieldError(field(mapping), reason(mapping))));
        }
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "A JSON object is expected as the body.");
    }

    private static String field(JacksonException e) {
        StringBuilder name = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                name.append('[').append(step.getIndex()).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return name.toString();
    }

    private static String reason(JacksonException e) {
        // The kernel's records have messages for the caller: "lots must not be negative".
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException ours) {
            return "is invalid: " + ours.getMessage();
        }
        if (e instanceof UnrecognizedPropertyException) {
            return "is not a field of this request";
        }
        if (e instanceof MismatchedInputException mismatch) {
            return expected(mismatch.getTargetType());
        }
        return "cannot be read";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "cannot be read";
        }
        if (type.isEnum()) {
            return "must be one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (WHOLE.contains(type)) {
            return "must be a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (type == String.class) {
            return "must be a string";
        }
        if (DECIMALS.contains(type)) {
            return "must be a decimal number in a string, such as \"0.10\"";
        }
        return "has the wrong type";
    }
}
