/** What the sources show over HTTP. */
@NullMarked
package com.termfleet.source.web;

import org.jspecify.annotations.NullMarked;
