/** The messages of the line protocol, one record a line. */
@NullMarked
@NamedInterface("message")
package com.termfleet.gateway.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
