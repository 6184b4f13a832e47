/** Trading accounts: whose they are, their broker credentials and the token their Expert Advisor signs in with. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "access", "gateway", "destination::matchtrader"})
package com.termfleet.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
