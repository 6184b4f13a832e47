/**
 * The intercepting proxy: decrypts traffic of the configured hosts with certificates of an authority of its own, copies what is
 * captured, and tunnels everything else. Traffic is passed on unchanged, whatever fails here.
 */
@NullMarked
package com.termfleet.source.tradingview.proxy;

import org.jspecify.annotations.NullMarked;
