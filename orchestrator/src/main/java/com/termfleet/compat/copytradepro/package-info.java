/**
 * What the published CopyTradePro experts ask of the platform: subscriptions by the master's token, the status of a follower, the
 * modes of a master, and what follows from the mode of pairs.
 */
@NullMarked
package com.termfleet.compat.copytradepro;

import org.jspecify.annotations.NullMarked;
