/** The people of the installation: their rows, the copy of them in memory, and the first admin. */
@NullMarked
package com.termfleet.access.user;

import org.jspecify.annotations.NullMarked;
