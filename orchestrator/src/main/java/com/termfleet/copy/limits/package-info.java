/** Risk limits as persons set them, for an account or a subscription: read, checked and stored. */
@NullMarked
package com.termfleet.copy.limits;

import org.jspecify.annotations.NullMarked;
