/** The accounts at Match-Trader brokers, as the destination needs them; the module of the accounts implements the port. */
@NullMarked
@NamedInterface("matchtrader")
package com.termfleet.destination.matchtrader.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
