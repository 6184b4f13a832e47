package com.termfleet.access;

import org.jspecify.annotations.Nullable;

/** Changes to a user by an admin; null keeps the present value. */
public record UserChange(
        @Nullable Boolean enabled, @Nullable String plan) {}
