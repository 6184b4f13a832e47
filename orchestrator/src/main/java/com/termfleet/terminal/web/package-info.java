/** Accounts and their terminals over HTTP. */
@NullMarked
package com.termfleet.terminal.web;

import org.jspecify.annotations.NullMarked;
