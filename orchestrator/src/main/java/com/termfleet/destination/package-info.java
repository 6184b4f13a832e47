/** Where copies are executed: the port, and one sub-package for each kind of trading platform. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "figures", "gateway", "gateway::message", "database"})
package com.termfleet.destination;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
