/** Redis pub/sub as the baseline. */
@NullMarked
package com.termfleet.bench.redis;

import org.jspecify.annotations.NullMarked;
