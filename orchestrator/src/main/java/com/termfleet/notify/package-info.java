/** Tells people what became of their copies, and keeps a list of what went wrong until it is resolved. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "access", "account", "copy", "database"})
package com.termfleet.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
