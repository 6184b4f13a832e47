/** Containers as the fleet needs them: the port to a container engine, with the spec and state it speaks of. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.termfleet.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
