/** Followers whom a master registers, and the trades that it places for one of them: the replaced system of NSE shares. */
@NullMarked
package com.termfleet.compat.followers;

import org.jspecify.annotations.NullMarked;
