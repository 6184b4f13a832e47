/**
 * One handler for each kind of event. Pure: a decision depends on the event, the state and the followers' readings, and
 * changes the transaction only. No handler asks the database, sends, logs or reads a clock.
 */
@NullMarked
package com.termfleet.copy.processor.handler;

import org.jspecify.annotations.NullMarked;
