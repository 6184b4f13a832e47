/** Types that all modules share: ids, lots, prices, symbols and sides, as immutable records without a framework. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.termfleet.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
