/** Downloads of Expert Advisors. */
@NullMarked
package com.termfleet.expert.web;

import org.jspecify.annotations.NullMarked;
