package com.termfleet.source.tradingview.proxy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
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
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.jspecify.annotations.Nullable;

/** The file with the authority's certificate and key, which only its owner can read. Made at the first start. */
public final class AuthorityFile {

    static final String NAME = "proxy-ca.pem";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private AuthorityFile() {}

    /**
     * @param data the data folder
     * @param name of the authority, as browsers show it
     * @throws IllegalStateException if the file is not one of these
     */
    public static Authority in(Path data, String name, InstantSource clock) {
        Path file = data.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(file, name, clock);
            }
            Files.setPosixFilePermissions(file, OWNER_ONLY);
            return read(file, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy's authority " + file + " cannot be read or created", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The proxy's authority " + file + " cannot be used", e);
        }
    }

    private static Authority read(Path file, InstantSource clock) throws IOException, GeneralSecurityException {
        @Nullable X509Certificate certificate = null;
        @Nullable PrivateKey key = null;
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file, StandardCharsets.US_ASCII)))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                if (next instanceof X509CertificateHolder holder) {
                    certificate = new JcaX509CertificateConverter().getCertificate(holder);
                } else if (next instanceof PrivateKeyInfo info) {
                    key = new JcaPEMKeyConverter().getPrivateKey(info);
                }
            }
        }
        if (certificate == null || key == null) {
            throw new IllegalStateException(
                    file + " must hold a certificate and its key in PEM. Restore it from a backup,"
                            + " or move it away to have a new authority made, which users then have to install.");
        }
        return new Authority(certificate, key, clock);
    }

    /** Renamed to its final name only after it is on disk: a new authority would have to be installed by all users. */
    private static void make(Path file, String name, InstantSource clock) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        KeyPair pair = Certificates.newKey();
        X509Certificate certificate = Certificates.authority(pair, name, clock.instant());
        String text = pem(certificate) + pem(new JcaPKCS8Generator(pair.getPrivate(), null));
        Path unfinished = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** @param object as Bouncy Castle's PEM writer takes it */
    public static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
