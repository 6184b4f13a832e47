/** Counts what the copies of subscriptions with loss limits earn; see {@link com.termfleet.copy.results}. */
@NullMarked
package com.termfleet.copy.processor.results;

import org.jspecify.annotations.NullMarked;
