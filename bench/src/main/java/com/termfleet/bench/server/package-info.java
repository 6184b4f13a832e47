/** Drives the server: starts it, makes its accounts and subscriptions, speaks as their experts. */
@NullMarked
package com.termfleet.bench.server;

import org.jspecify.annotations.NullMarked;
