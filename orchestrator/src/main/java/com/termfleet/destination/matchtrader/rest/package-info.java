/** The REST interface of Match-Trader's platform, as brokers run it. */
@NullMarked
package com.termfleet.destination.matchtrader.rest;

import org.jspecify.annotations.NullMarked;
