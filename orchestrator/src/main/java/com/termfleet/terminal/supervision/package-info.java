/** Keeps every terminal as desired: supervisors, monitors of the engine and of the sessions. */
@NullMarked
package com.termfleet.terminal.supervision;

import org.jspecify.annotations.NullMarked;
