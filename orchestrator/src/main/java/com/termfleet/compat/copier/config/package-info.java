/** The copier's config.json: read, compared with what is there, and applied. */
@NullMarked
package com.termfleet.compat.copier.config;

import org.jspecify.annotations.NullMarked;
