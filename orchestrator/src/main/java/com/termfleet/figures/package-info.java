/** What accounts report about themselves, kept in memory: their funds and their brokers' symbols. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "gateway", "gateway::message"})
package com.termfleet.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
