/**
 * How well copies are executed: the time of every step and the slippage of each fill, recorded off the copy processor's
 * thread, and read for a subscription, as a distribution, or as one signal's way to its followers.
 */
@NullMarked
package com.termfleet.copy.quality;

import org.jspecify.annotations.NullMarked;
