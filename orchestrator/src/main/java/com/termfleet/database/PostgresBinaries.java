package com.termfleet.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the jar once and kept, since unpacking takes longer than starting. A folder with
 * its final name is complete.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path home) {

    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final String PACKED = "/postgres-linux-x86_64.txz";

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** @throws IOException if there is no space or no permission to unpack them in {@code cache} */
    static PostgresBinaries unpacked(Path cache) throws IOException {
        URL packed = PostgresBinaries.class.getResource(PACKED);
        if (packed == null) {
            throw new IOException("This server contains no PostgreSQL for this platform. Set TERMFLEET_DATABASE_URL.");
        }
        Path home = cache.toAbsolutePath().resolve("postgresql-" + fingerprint(packed));
        if (!Files.isDirectory(home)) {
            unpack(packed, home);
        }
        return new PostgresBinaries(home);
    }

    /** Identifies the release without reading 15 MB at every start. */
    private static String fingerprint(URL packed) throws IOException {
        URLConnection connection = packed.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static void unpack(URL packed, Path home) throws IOException {
        log.info("Unpacking PostgreSQL folder={}", home);
        Files.createDirectories(home.getParent());
        Path unfinished = Files.createTempDirectory(home.getParent(), "unpacking-");
        try {
            try (InputStream raw = packed.openStream();
                    TarArchiveInputStream tar =
                            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, unfinished);
                }
            }
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            log.debug("Another server has unpacked PostgreSQL meanwhile", e);
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The packed PostgreSQL names a file outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
