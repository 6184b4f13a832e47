/** The stream over HTTP, as server-sent events. */
@NullMarked
package com.termfleet.stream.web;

import org.jspecify.annotations.NullMarked;
