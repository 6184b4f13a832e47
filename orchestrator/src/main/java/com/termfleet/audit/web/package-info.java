/** The endpoint of the audit. */
@NullMarked
package com.termfleet.audit.web;

import org.jspecify.annotations.NullMarked;
