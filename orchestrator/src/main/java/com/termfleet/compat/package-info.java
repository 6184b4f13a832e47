/** Adapters for the clients of the replaced systems: one sub-package for each system. No module depends on it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "signal",
            "source",
            "gateway",
            "account",
            "access",
            "copy",
            "wallet",
            "database"
        })
package com.termfleet.compat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
