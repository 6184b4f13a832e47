/** Users: their rows, their copy in memory, plans, password hashes, and the first admin. */
@NullMarked
package com.termfleet.access.user;

import org.jspecify.annotations.NullMarked;
