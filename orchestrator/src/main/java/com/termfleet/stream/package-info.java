/** Pushes changes to browsers as server-sent events. It listens to other modules; none depends on it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "copy", "copy::history", "fleet", "terminal", "account", "access"})
package com.termfleet.stream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
