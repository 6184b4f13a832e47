package com.termfleet.runtime;

/** How a program in a container ended; {@code output} is standard output and error, cut to 8 MiB. */
@SuppressWarnings("ArrayRecordComponent") // Passed to the caller; never compared.
public record ExecResult(int exitCode, byte[] output) {}
