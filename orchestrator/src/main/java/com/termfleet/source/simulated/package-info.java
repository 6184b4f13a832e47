/** Masters that trade by themselves for a while: marked test trades at a fixed pace, for chosen followers. */
@NullMarked
@NamedInterface("simulated")
package com.termfleet.source.simulated;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
