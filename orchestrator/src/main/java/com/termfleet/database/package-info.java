/** The PostgreSQL: embedded (adopted if it outlived the previous server), or external by its URL. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.termfleet.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
