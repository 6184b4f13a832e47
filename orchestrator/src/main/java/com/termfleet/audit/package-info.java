/** The record of who did what. It listens to other modules; none depends on it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "access"})
package com.termfleet.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
