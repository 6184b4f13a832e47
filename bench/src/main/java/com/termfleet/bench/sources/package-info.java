/** Drives the server's sources other than line-protocol masters: HTTP signals, webhooks, other experts, captured traffic. */
@NullMarked
package com.termfleet.bench.sources;

import org.jspecify.annotations.NullMarked;
