/** Shows what a signal would become for a subscription, by the planner that decides about real ones. */
@NullMarked
package com.termfleet.copy.preview;

import org.jspecify.annotations.NullMarked;
