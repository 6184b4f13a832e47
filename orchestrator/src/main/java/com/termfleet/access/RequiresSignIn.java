package com.termfleet.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares on a controller method who may call it: people who are signed in. What they see of it is decided by what they
 * own. A controller method has either this or {@link OpenToAnyone}; one with neither is refused.
 *
 * <p>A token with scope {@code all} may call what its person may; one with scope {@code read} what only reads (GET).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresSignIn {

    /** The roles that may; empty for all. */
    Role[] value() default {};

    /** Further scopes, any of which is enough. */
    Scope[] scopes() default {};
}
