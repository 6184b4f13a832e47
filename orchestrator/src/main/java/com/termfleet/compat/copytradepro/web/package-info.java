/** The HTTP calls of system A's clients. */
@NullMarked
package com.termfleet.compat.copytradepro.web;

import org.jspecify.annotations.NullMarked;
