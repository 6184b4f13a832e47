package com.termfleet.access;

import org.jspecify.annotations.Nullable;

/** What an admin changes of a person; null leaves what is there. */
public record UserChange(
        @Nullable Boolean enabled, @Nullable String plan) {}
