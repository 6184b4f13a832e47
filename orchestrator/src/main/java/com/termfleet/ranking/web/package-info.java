/** The ranking and the public pages of masters over HTTP. */
@NullMarked
package com.termfleet.ranking.web;

import org.jspecify.annotations.NullMarked;
