/** The product as a whole: the packaged server, real containers, plain sockets. */
@NullMarked
package com.termfleet.product;

import org.jspecify.annotations.NullMarked;
