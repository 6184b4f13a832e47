/** The port to one account at a broker, whatever dialect the broker speaks. */
@NullMarked
package com.termfleet.destination.matchtrader.session;

import org.jspecify.annotations.NullMarked;
