/** Pauses of copying at every level: a subscription, a follower's account, a master's account, everything. */
@NullMarked
@NamedInterface("pause")
package com.termfleet.copy.pause;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
