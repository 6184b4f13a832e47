/** The container of a terminal: how it is made and started, and what its log tells. */
@NullMarked
package com.termfleet.terminal.container;

import org.jspecify.annotations.NullMarked;
