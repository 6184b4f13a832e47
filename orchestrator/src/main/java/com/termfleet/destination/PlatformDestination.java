package com.termfleet.destination;

/** Executes orders on the followers of one kind of trading platform. There is one bean for each. */
public interface PlatformDestination extends Destination {}
