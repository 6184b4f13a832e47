/** How large a copy is and what its symbol is called at the follower's broker. */
@NullMarked
package com.termfleet.copy.sizing;

import org.jspecify.annotations.NullMarked;
