/** Subscriptions: which follower copies which master, and how. */
@NullMarked
@NamedInterface("subscription")
package com.termfleet.copy.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
