/** What tests of several rooms share. */
@NullMarked
package com.termfleet.testing;

import org.jspecify.annotations.NullMarked;
