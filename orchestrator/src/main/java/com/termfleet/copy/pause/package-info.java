/** Pauses of copying at every level: a subscription, a follower's account, a master's account, everything. */
@NullMarked
package com.termfleet.copy.pause;

import org.jspecify.annotations.NullMarked;
