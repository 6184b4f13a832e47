/** One terminal per account: desired and observed state, supervision, crash policy and journal. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "runtime", "gateway", "gateway::message", "account", "access", "database"})
package com.termfleet.terminal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
