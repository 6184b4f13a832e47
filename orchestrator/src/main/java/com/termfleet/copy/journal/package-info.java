/** What makes decisions durable, and the committed state that is loaded from it. */
@NullMarked
package com.termfleet.copy.journal;

import org.jspecify.annotations.NullMarked;
