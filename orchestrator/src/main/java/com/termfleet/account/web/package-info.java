/** Accounts over HTTP, as far as they can be told of without their terminals. */
@NullMarked
package com.termfleet.account.web;

import org.jspecify.annotations.NullMarked;
