/** The dialogue of messages over a WebSocket. */
@NullMarked
package com.termfleet.destination.matchtrader.socket;

import org.jspecify.annotations.NullMarked;
