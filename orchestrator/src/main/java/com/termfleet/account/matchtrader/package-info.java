/** The accounts at Match-Trader brokers, as their destination asks for them. */
@NullMarked
package com.termfleet.account.matchtrader;

import org.jspecify.annotations.NullMarked;
