/** End-to-end benchmarks: the server is started as a user would, and every figure is a ratio to a baseline of the same run. */
@NullMarked
package com.termfleet.bench;

import org.jspecify.annotations.NullMarked;
