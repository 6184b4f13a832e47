/** Orders of programs for accounts of their owner: placed, changed and closed as trades of a source that is copied to that account alone. */
@NullMarked
package com.termfleet.compat.copier.order;

import org.jspecify.annotations.NullMarked;
