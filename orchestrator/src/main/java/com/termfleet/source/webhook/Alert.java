package com.termfleet.source.webhook;

import com.termfleet.source.SourceRequest;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a webhook asks for.
 *
 * @param key the same for a repeat of the call; null if it holds nothing by which a repeat can be told
 */
record Alert(@Nullable String key, SourceRequest request) {}
