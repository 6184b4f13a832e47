/** The limits that a person sets for an account or a subscription, and their JSON form. */
@NamedInterface("limits")
@NullMarked
package com.termfleet.risk.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
