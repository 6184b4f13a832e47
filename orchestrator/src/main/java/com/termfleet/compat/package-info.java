/** Adapters for the clients of the systems that this one replaces: one sub-package for each. No module depends on it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "signal",
            "source",
            "source::simulated",
            "gateway",
            "gateway::message",
            "access",
            "account",
            "copy",
            "copy::history",
            "copy::subscription",
            "copy::pause",
            "figures",
            "notify",
            "terminal",
            "wallet",
            "destination::polled",
            "database"
        })
package com.termfleet.compat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
