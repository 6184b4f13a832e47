/** Lines to records and records to lines: the whole of the line protocol's spelling, and nothing of its sessions. */
@NullMarked
package com.termfleet.gateway.codec;

import org.jspecify.annotations.NullMarked;
