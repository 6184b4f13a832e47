/** One handler for each kind of event: decides what becomes of trades and copies, and changes the transaction only. */
@NullMarked
package com.termfleet.copy.processor.handler;

import org.jspecify.annotations.NullMarked;
