/** Master trades and copies as the API and the stream show them, read from the database. */
@NullMarked
@NamedInterface("history")
package com.termfleet.copy.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
