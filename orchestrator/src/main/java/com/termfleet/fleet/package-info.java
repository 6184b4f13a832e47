/** One view of an account, its terminal and its figures. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "access", "account", "terminal", "gateway", "runtime"})
package com.termfleet.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
