/** The vault that seals secrets at rest, and its master key. */
@NullMarked
package com.termfleet.access.secret;

import org.jspecify.annotations.NullMarked;
