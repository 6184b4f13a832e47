/** Masters whose experts speak the CopyTradePro dialect: one expert for each chart, and no answers to signals. */
@NullMarked
package com.termfleet.source.copytradepro;

import org.jspecify.annotations.NullMarked;
