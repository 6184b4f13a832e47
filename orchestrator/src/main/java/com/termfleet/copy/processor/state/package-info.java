/** What the processor works on: connections, commands in flight, timers, and the changes of one transaction. */
@NullMarked
package com.termfleet.copy.processor.state;

import org.jspecify.annotations.NullMarked;
