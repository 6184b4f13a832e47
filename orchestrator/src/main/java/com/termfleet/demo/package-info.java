/** A small fleet that trades by itself at a simulated broker, to look at: made when {@code termfleet.demo} is on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "access", "account", "gateway", "terminal", "copy::subscription"})
package com.termfleet.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
