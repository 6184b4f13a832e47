/** Stand-ins for servers of others, for tests and for programs that are tried without a broker. */
@NullMarked
package com.termfleet.standin;

import org.jspecify.annotations.NullMarked;
