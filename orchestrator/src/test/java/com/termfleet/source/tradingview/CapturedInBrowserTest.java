package com.termfleet.source.tradingview;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.standin.tradingview.BrokerStandin;
import com.termfleet.testing.LineClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's Chromium behind the proxy, on a page that trades as TradingView's does. */
class CapturedInBrowserTest {

    private static final int MOST_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void what_a_page_trades_is_copied_and_another_host_shows_its_own_certificate() throws Exception {
        try (BrokerStandin broker = BrokerStandin.start(folder, CaptureRig.ACCOUNT);
                BrokerStandin other = BrokerStandin.start(folder, "B2");
                CaptureRig rig = CaptureRig.start(broker);
                LineClient ea = rig.follower()) {
            String trading = "https://" + broker.host() + "/page?account=A1&steps=buy,levels,part,close";
            Process chromium = chromium(rig.proxyPort(), rig.authority(), trading);

            assertThat(CaptureRig.confirmOpen(ea, 900, "0.3", "BUY"))
                    .startsWith("CMD_OPEN|BUY|EURUSD|1.08512|0.3|1.08|0|");
            assertThat(CaptureRig.confirmModify(ea)).contains("|900|1.082|1.095|");
            assertThat(CaptureRig.confirmClose(ea, "0.1", "0.2")).contains("|900|0.1|");
            assertThat(CaptureRig.confirmClose(ea, "0.2", "0")).contains("|900|0|");
            assertThat(page(chromium)).contains("DELETE positions/", "done");
            assertThat(broker.openPositions()).isEmpty();

            String elsewhere = "https://" + other.host() + "/page";
            String own = Files.readString(other.certificate());
            assertThat(page(chromium(rig.proxyPort(), own, elsewhere))).contains("<title>Done</title>");
            assertThat(page(chromium(rig.proxyPort(), rig.authority(), elsewhere)))
                    .doesNotContain("<title>Done</title>");
        }
    }

    /** @param trusted the certificate, in PEM, of the only authority that it trusts */
    private Process chromium(int proxy, String trusted, String page) throws IOException, GeneralSecurityException {
        List<String> command = List.of(
                "chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--user-data-dir=" + Files.createTempDirectory(folder, "chromium"),
                "--proxy-server=http://127.0.0.1:" + proxy,
                "--proxy-bypass-list=<-loopback>",
                "--ignore-certificate-errors-spki-list=" + publicKeyHash(trusted),
                "--virtual-time-budget=20000",
                "--dump-dom",
                page);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String publicKeyHash(String pem) throws GeneralSecurityException {
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(certificate.getPublicKey().getEncoded());
        return Base64.getEncoder().encodeToString(digest);
    }

    private static String page(Process chromium) throws IOException, InterruptedException {
        String page = new String(chromium.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(chromium.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        return page;
    }
}
