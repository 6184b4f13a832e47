/** The addresses of webhooks. */
@NullMarked
package com.termfleet.source.webhook.web;

import org.jspecify.annotations.NullMarked;
