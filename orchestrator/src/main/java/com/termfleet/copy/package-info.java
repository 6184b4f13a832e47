/** Turns a master's signals into followers' orders: subscriptions, sizing, symbol mapping, pairs and the router. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "signal",
            "figures",
            "risk",
            "risk::ledger",
            "risk::limits",
            "risk::news",
            "risk::rules",
            "risk::stop",
            "destination",
            "account",
            "access",
            "database"
        })
package com.termfleet.copy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
