package com.termfleet.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares on a controller method that callers must be signed in, and with which role or scope. Ownership decides what
 * they see. A controller method has either this or {@link OpenToAnyone}; calls of one with neither are refused.
 *
 * <p>A token with scope {@code all} may call whatever its owner may; one with scope {@code read} only GET endpoints.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresSignIn {

    /** Roles that may call it; empty for all. */
    Role[] value() default {};

    /** Token scopes besides all and read, any of which suffices. */
    Scope[] scopes() default {};
}
