/** Wallets, their members and ledgers in the database; ledgers are only added to, under the wallet's lock. */
@NullMarked
package com.termfleet.wallet.store;

import org.jspecify.annotations.NullMarked;
