/** What was sent to brokers, recorded before it is sent, and which of their positions it became. */
@NullMarked
package com.termfleet.destination.matchtrader.intent;

import org.jspecify.annotations.NullMarked;
