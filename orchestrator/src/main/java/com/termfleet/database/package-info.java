/** The one PostgreSQL: an embedded one, adopted if it outlived the server before, or an external one by its URL. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.termfleet.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
