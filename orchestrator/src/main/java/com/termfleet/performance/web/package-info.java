/** Curves of accounts over HTTP. */
@NullMarked
package com.termfleet.performance.web;

import org.jspecify.annotations.NullMarked;
