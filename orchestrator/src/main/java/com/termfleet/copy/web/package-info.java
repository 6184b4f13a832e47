/** Subscriptions, master trades and trade pairs over HTTP. */
@NullMarked
package com.termfleet.copy.web;

import org.jspecify.annotations.NullMarked;
