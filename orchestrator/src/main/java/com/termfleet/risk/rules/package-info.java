/** The risk rules, one class each, and their order. */
@NamedInterface("rules")
@NullMarked
package com.termfleet.risk.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
