/** The dialect of the published CopyTradePro experts, 6.0 to 7.1: lines to records and records to lines. */
@NullMarked
package com.termfleet.gateway.codec.copytradepro;

import org.jspecify.annotations.NullMarked;
