/** MT5 accounts over HTTP: what their experts report, and orders for them. */
@NullMarked
package com.termfleet.compat.copier.mt5;

import org.jspecify.annotations.NullMarked;
