/** Executes orders on one account: what is sent, what the answer means, and what is read back when there is none. */
@NullMarked
package com.termfleet.destination.matchtrader.execution;

import org.jspecify.annotations.NullMarked;
