/**
 * What the processor keeps in memory, and the transactions that change it. A transaction is laid over the state and applied
 * to it after its commit; nothing here asks the database or sends.
 */
@NullMarked
package com.termfleet.copy.processor.state;

import org.jspecify.annotations.NullMarked;
