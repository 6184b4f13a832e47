/**
 * Decides whether an order may be opened, and how large it may be, by the limits of the follower's account and of the
 * subscription. Pure: figures, time and limits are passed in; there is no database, no clock and no Spring bean.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package com.termfleet.risk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
