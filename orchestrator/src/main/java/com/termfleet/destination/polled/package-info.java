/** Followers whose expert asks for its orders over HTTP and confirms by ticket what it has executed. */
@NullMarked
@NamedInterface("polled")
package com.termfleet.destination.polled;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
