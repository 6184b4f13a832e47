@NullMarked
package com.termfleet.standin.matchtrader;

import org.jspecify.annotations.NullMarked;
