/** Version 1 of the line protocol: lines to records and records to lines. */
@NullMarked
package com.termfleet.gateway.codec.v1;

import org.jspecify.annotations.NullMarked;
