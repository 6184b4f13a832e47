package com.termfleet.runtime;

/**
 * @param cpus cores in use, for example 0.03
 * @param memoryBytes resident, page cache not counted
 */
public record ResourceUse(double cpus, long memoryBytes) {}
