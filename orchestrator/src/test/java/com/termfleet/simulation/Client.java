package com.termfleet.simulation;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/** Something that connects to the server: a terminal with its expert, or a program that speaks for one. */
interface Client extends AutoCloseable {

    String name();

    AccountId account();

    SessionRole role();

    Wire wire();

    /** Lets time pass up to {@code now}: connects if it wants to, sends what it has to send. */
    void step(long now, Network network);

    /** Bytes from the server. */
    void receive(byte[] bytes);

    /** The connection has ended without the client's doing. */
    void hungUp();

    /** Ends all faults that last. */
    void calm();

    @Override
    void close();

    /** Where a connection leads to. */
    interface Network {

        /** Null while nobody listens. */
        @Nullable
        ServerConnection connect(Client client);
    }
}
