/** Who may do what: users, roles, API tokens, sign-in, rate limits, and the vault that seals secrets at rest. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database"})
package com.termfleet.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
