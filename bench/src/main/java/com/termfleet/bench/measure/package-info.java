/** An open loop, and what it needs: connections, lines, times of arrival, processor time. */
@NullMarked
package com.termfleet.bench.measure;

import org.jspecify.annotations.NullMarked;
