package com.termfleet.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The data folder, locked by this process, since two servers on one database would both send every order. The operating
 * system releases the lock when the process ends.
 */
final class DataFolder implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** @throws IOException if it cannot be created, or another server has locked it */
    static DataFolder open(Path data) throws IOException {
        Path folder = data.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OWNER_ONLY);
        }
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!tryLock(channel)) {
            channel.close();
            throw new IOException("Another TermFleet server is running on the data folder " + folder
                    + "; stop it, or set TERMFLEET_DATA to another folder.");
        }
        return new DataFolder(folder.toRealPath(), channel);
    }

    Path path() {
        return path;
    }

    /** Unchanged when the folder is moved within its file system; a copy has another one. */
    static String identity(Path data) {
        try {
            return "inode " + Files.getAttribute(data.toRealPath(), "unix:ino");
        } catch (IOException | UnsupportedOperationException e) {
            return "folder " + data.toAbsolutePath().normalize();
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Releases the lock. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
