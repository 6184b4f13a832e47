/** Watches what followers gain and lose, and stops them where a loss limit is reached. */
@NullMarked
package com.termfleet.copy.losses;

import org.jspecify.annotations.NullMarked;
