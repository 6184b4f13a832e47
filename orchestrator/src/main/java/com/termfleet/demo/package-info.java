/**
 * A small fleet for demonstration that trades automatically at a simulated broker; created if {@code termfleet.demo} is
 * on.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "access", "account", "gateway", "terminal", "copy::subscription", "database"})
package com.termfleet.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
