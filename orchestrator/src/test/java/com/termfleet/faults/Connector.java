package com.termfleet.faults;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/** How a terminal's computer reaches the gateway. */
@FunctionalInterface
interface Connector {

    /** @return a channel that does not block and that is connected or about to be */
    SocketChannel connect() throws IOException;
}
