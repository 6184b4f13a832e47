/** How much each follower's account has open, as sums that are kept while copies change. */
@NullMarked
package com.termfleet.copy.exposure;

import org.jspecify.annotations.NullMarked;
