package com.termfleet.access.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Reads the master key from the settings or from the installation's key file, which only its owner can read. */
final class MasterKey {

    static final String FILE = "master.key";
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private MasterKey() {}

    /** @throws IllegalStateException if the key in the settings or in the file is not 32 bytes */
    static SecretKey of(VaultProperties properties) {
        String given = properties.masterKey();
        if (given != null && !given.isBlank()) {
            return parse(given.strip(), "TERMFLEET_MASTER_KEY");
        }
        try {
            return ofFile(properties.data().resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("The master key in " + properties.data() + " cannot be read or created", e);
        }
    }

    private static SecretKey ofFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        Files.setPosixFilePermissions(file, OWNER_ONLY);
        return parse(Files.readString(file, StandardCharsets.US_ASCII).strip(), file.toString());
    }

    /** Renamed to its final name only after it is on disk: without the whole key every secret is lost. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path unfinished = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer text =
                    StandardCharsets.US_ASCII.encode(Base64.getEncoder().encodeToString(key) + "\n");
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SecretKey parse(String text, String where) {
        byte[] key = decode(text);
        if (key.length != BYTES) {
            throw new IllegalStateException(
                    where + " must hold 32 bytes in Base64 or hex, for example from" + " `openssl rand -base64 32`");
        }
        return new SecretKeySpec(key, "AES");
    }

    private static byte[] decode(String text) {
        try {
            return text.length() == 2 * BYTES
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
