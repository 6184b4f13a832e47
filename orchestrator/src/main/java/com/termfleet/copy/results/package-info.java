/** What the copies of subscriptions with loss limits have earned, and would gain now. */
@NullMarked
package com.termfleet.copy.results;

import org.jspecify.annotations.NullMarked;
