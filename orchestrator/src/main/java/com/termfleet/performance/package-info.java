/**
 * Balance and equity of accounts over time: sampled from heartbeats, stored in batches, thinned with age, and read as a
 * curve with its drawdown and as profit and loss by day.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "gateway", "gateway::message", "risk::ledger", "account", "access", "database"
        })
package com.termfleet.performance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
