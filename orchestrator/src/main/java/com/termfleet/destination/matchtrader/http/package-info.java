/** HTTP calls to brokers: their limits, their answers, and JSON that differs between brokers. */
@NullMarked
package com.termfleet.destination.matchtrader.http;

import org.jspecify.annotations.NullMarked;
