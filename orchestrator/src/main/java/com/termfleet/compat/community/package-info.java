/** System B, the community trading platform: signals over HTTP, polling experts, a shared account. */
@NullMarked
package com.termfleet.compat.community;

import org.jspecify.annotations.NullMarked;
