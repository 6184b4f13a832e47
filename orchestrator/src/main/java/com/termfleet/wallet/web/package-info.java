/** Community wallets over HTTP. */
@NullMarked
package com.termfleet.wallet.web;

import org.jspecify.annotations.NullMarked;
