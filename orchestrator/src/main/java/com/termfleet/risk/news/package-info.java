/** Times of economic news, read from calendar files. */
@NamedInterface("news")
@NullMarked
package com.termfleet.risk.news;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
