/** Desired state and events of terminals in the database. */
@NullMarked
package com.termfleet.terminal.store;

import org.jspecify.annotations.NullMarked;
