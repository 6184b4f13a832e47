/** Reconciles terminals: supervisors, and monitors of the engine and of the sessions. */
@NullMarked
package com.termfleet.terminal.supervision;

import org.jspecify.annotations.NullMarked;
