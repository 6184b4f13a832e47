/** Those endpoints of accounts that do not involve their terminals. */
@NullMarked
package com.termfleet.account.web;

import org.jspecify.annotations.NullMarked;
