/** Helpers for the tests of several modules. */
@NullMarked
package com.termfleet.testing;

import org.jspecify.annotations.NullMarked;
