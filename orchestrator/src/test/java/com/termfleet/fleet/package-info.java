/** The product as a whole: the packaged server, real containers, plain sockets. */
@NullMarked
package com.termfleet.fleet;

import org.jspecify.annotations.NullMarked;
