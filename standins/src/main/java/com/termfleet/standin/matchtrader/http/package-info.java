/** The broker's dialects over HTTP and WebSocket, the faults that can be put into them, and their control. */
@NullMarked
package com.termfleet.standin.matchtrader.http;

import org.jspecify.annotations.NullMarked;
