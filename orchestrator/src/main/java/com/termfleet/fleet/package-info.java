/** The view of an account with its terminal's state and figures. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "access", "account", "terminal", "gateway", "runtime", "figures", "destination"
        })
package com.termfleet.fleet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
