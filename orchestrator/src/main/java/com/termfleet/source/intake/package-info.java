/** Stores what sources without tickets ask for, and carries it out once and in order. */
@NullMarked
package com.termfleet.source.intake;

import org.jspecify.annotations.NullMarked;
