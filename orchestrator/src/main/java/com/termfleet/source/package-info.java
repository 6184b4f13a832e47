/** Where signals come from: one sub-package for each kind of source. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "signal",
            "figures",
            "gateway",
            "gateway::message",
            "account",
            "access",
            "database"
        })
package com.termfleet.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
