/**
 * A deterministic simulation: the server's gateway sessions, signal source, destination and copy processor, and the real
 * Expert Advisors with their brokers, in virtual time, over a network and a database that fail as a seed says. One process,
 * one thread, no clock: a seed is one run.
 */
@NullMarked
package com.termfleet.simulation;

import org.jspecify.annotations.NullMarked;
