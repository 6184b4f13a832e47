/** What a master did, wherever it was heard: sealed, immutable signals and the port that takes them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.termfleet.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
