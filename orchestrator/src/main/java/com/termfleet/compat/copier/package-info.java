/** System C, the MT5 to Match-Trader copier: its calls over HTTP, its configuration file and its tables. */
@NullMarked
package com.termfleet.compat.copier;

import org.jspecify.annotations.NullMarked;
