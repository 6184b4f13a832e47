/** How a master trade becomes a copy: whether, under which symbol and how large. */
@NullMarked
package com.termfleet.copy.sizing;

import org.jspecify.annotations.NullMarked;
