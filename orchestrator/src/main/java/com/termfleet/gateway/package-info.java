/** The socket that Expert Advisors talk to: framing, sessions and heartbeats; it knows lines and no business. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.termfleet.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
