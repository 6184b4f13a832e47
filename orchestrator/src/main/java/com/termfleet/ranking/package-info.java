/**
 * Masters that their owners show to others: a ranking for everyone who is signed in, and a page for everyone who has its
 * link. The figures are of the masters' own closed trades and of the equity that they reported.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "gateway",
            "copy::history",
            "copy::subscription",
            "performance",
            "account",
            "access",
            "database"
        })
package com.termfleet.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
