/**
 * The bridge to the Redis channels of the replaced TradingView copier: what its publishers publish is copied, and what the proxy
 * captures is published for its workers, so that they can be moved one at a time. Channels keep nothing: a message that nobody hears
 * is gone, there as here.
 */
@NullMarked
package com.termfleet.source.redis;

import org.jspecify.annotations.NullMarked;
