/** The one PostgreSQL: an embedded postmaster that is adopted if it outlived us, or an external one by its URL. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.termfleet.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
