/**
 * Community wallets: members invest in one account, and its profit or loss is divided among them exactly. The ledger is
 * append-only; {@link com.termfleet.wallet.ledger} calculates what members hold.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "figures", "account", "access", "database"})
package com.termfleet.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
