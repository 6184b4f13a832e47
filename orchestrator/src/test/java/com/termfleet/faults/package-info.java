/**
 * What the whole server makes of faults around it: killed and stopped processes, cut networks, full disks, wrong clocks and
 * lines that no Expert Advisor would send.
 */
@NullMarked
package com.termfleet.faults;

import org.jspecify.annotations.NullMarked;
