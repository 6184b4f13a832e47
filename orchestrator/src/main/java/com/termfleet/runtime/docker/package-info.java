/** The Docker engine behind the container port. */
@NullMarked
package com.termfleet.runtime.docker;

import org.jspecify.annotations.NullMarked;
