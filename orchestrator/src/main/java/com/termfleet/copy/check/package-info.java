/** Brings together what the risk rules need to know about an order, and asks them. */
@NullMarked
package com.termfleet.copy.check;

import org.jspecify.annotations.NullMarked;
