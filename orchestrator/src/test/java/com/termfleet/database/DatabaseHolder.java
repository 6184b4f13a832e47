package com.termfleet.database;

import java.io.IOException;
import java.nio.file.Path;

/** A process that has the embedded PostgreSQL open until its standard input ends; for tests that kill it. */
final class DatabaseHolder {

    private DatabaseHolder() {}

    @SuppressWarnings("SystemOut") // How it tells the test what it did.
    public static void main(String[] args) throws IOException {
        EmbeddedServer server = EmbeddedServer.open(Path.of(args[0]), PostgresBinaries.unpacked(Path.of(args[1])));
        System.out.println(server.pid());
        System.in.readAllBytes();
        server.close();
    }
}
