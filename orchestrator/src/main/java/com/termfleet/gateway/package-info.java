/** The socket that Expert Advisors talk to: framing, sessions and heartbeats; no business logic. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.termfleet.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
