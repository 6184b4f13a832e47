/** Common parts of HTTP: the form of errors, limits of bodies, JSON, the dashboard's files. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "access", "runtime", "database"})
package com.termfleet.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
