/** What stops an account or a subscription: reached loss limits and equity bounds, and the record of such a stop-out. */
@NamedInterface("stop")
@NullMarked
package com.termfleet.risk.stop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
