/** Accounts and their terminals over HTTP. */
@NullMarked
package com.termfleet.fleet.web;

import org.jspecify.annotations.NullMarked;
