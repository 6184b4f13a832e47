package com.termfleet.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.desktop.DesktopFixture;
import com.termfleet.desktop.DesktopTickets;
import com.termfleet.desktop.Desktops;
import com.termfleet.desktop.FakeVncServer;
import com.termfleet.desktop.rfb.ViewerBytes;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The WebSocket in a real web server, a viewer on one side and a VNC server of the test's on the other. */
class VncWebSocketTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of(7);
    private static final Principal ANN = new Principal(new UserId(3), "ann@example.com", Role.FOLLOWER);
    private static final byte[] SERVER_INIT = "ServerInit of the desktop".getBytes(StandardCharsets.US_ASCII);

    private static FakeVncServer vnc;
    private static ConfigurableApplicationContext server;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class
    })
    @Import(VncWebSocketConfiguration.class)
    static class Server {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        DesktopTickets tickets() {
            return new DesktopTickets();
        }

        @Bean
        Desktops desktops(Clock clock) {
            return DesktopFixture.desktops(vnc.address(), clock);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        vnc = new FakeVncServer();
        server = new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.SERVLET)
                .run("--server.port=0", "--server.address=127.0.0.1", "--termfleet.desktop.pulse=1s");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        vnc.close();
    }

    @Test
    void a_viewer_with_a_ticket_sees_the_desktop() throws Exception {
        try (Viewer viewer = open(ticket(true));
                Socket desktop = vnc.next()) {
            viewer.handshake();
            assertThat(desktop.getInputStream().read()).as("ClientInit, shared").isEqualTo(1);

            desktop.getOutputStream().write(SERVER_INIT);

            assertThat(viewer.read(SERVER_INIT.length)).isEqualTo(SERVER_INIT);
        }
    }

    @Test
    void a_view_only_viewers_keys_and_clicks_never_arrive() throws Exception {
        try (Viewer viewer = open(ticket(true));
                Socket desktop = vnc.next()) {
            viewer.handshake();
            viewer.send(ViewerBytes.key('x'));
            viewer.send(ViewerBytes.pointer(1, 5, 5));
            viewer.send(ViewerBytes.updateRequest());

            assertThat(desktop.getInputStream().read()).isEqualTo(1);
            assertThat(desktop.getInputStream().readNBytes(10)).isEqualTo(ViewerBytes.updateRequest());
        }
    }

    @Test
    void a_viewer_in_control_types_and_clicks() throws Exception {
        try (Viewer viewer = open(ticket(false));
                Socket desktop = vnc.next()) {
            viewer.handshake();
            viewer.send(ViewerBytes.key('x'));
            viewer.send(ViewerBytes.pointer(1, 5, 5));

            assertThat(desktop.getInputStream().read()).isEqualTo(1);
            assertThat(desktop.getInputStream().readNBytes(8)).isEqualTo(ViewerBytes.key('x'));
            assertThat(desktop.getInputStream().readNBytes(6)).isEqualTo(ViewerBytes.pointer(1, 5, 5));
        }
    }

    @Test
    void a_ticket_opens_one_desktop_once() throws Exception {
        String secret = ticket(true);
        try (Viewer viewer = open(secret);
                Socket desktop = vnc.next()) {
            viewer.handshake();
            assertThat(desktop.isConnected()).isTrue();
            assertRefused(() -> open(secret));
        }
    }

    @Test
    void nobody_gets_in_without_a_ticket() {
        assertRefused(() -> open("guess"));
        assertRefused(() -> open(""));
    }

    @Test
    void a_page_of_another_site_is_refused_though_it_holds_a_ticket() {
        assertRefused(() -> Viewer.open(port(), ticket(true), "https://evil.example"));
    }

    @Test
    void our_own_page_is_welcome() throws Exception {
        try (Viewer viewer = Viewer.open(port(), ticket(true), "http://127.0.0.1:" + port());
                Socket desktop = vnc.next()) {
            viewer.handshake();
            assertThat(desktop.isConnected()).isTrue();
        }
    }

    @Test
    void a_desktop_that_ends_closes_the_viewer_and_says_so() throws Exception {
        try (Viewer viewer = open(ticket(true))) {
            try (Socket desktop = vnc.next()) {
                viewer.handshake();
                assertThat(desktop.getInputStream().read()).isEqualTo(1);
            }
            assertThat(viewer.closed()).isEqualTo("1001 The terminal's desktop has ended.");
        }
    }

    @Test
    void a_viewer_that_speaks_nonsense_is_closed_and_told_why() throws Exception {
        try (Viewer viewer = open(ticket(false));
                Socket desktop = vnc.next()) {
            viewer.handshake();
            viewer.send(new byte[] {99});

            assertThat(viewer.closed()).startsWith("1002 The viewer sent an unknown message");
            assertThat(desktop.getInputStream().readAllBytes()).containsExactly(1);
        }
    }

    @Test
    void a_viewer_that_leaves_takes_its_connection_with_it() throws Exception {
        Desktops desktops = server.getBean(Desktops.class);
        try (Viewer viewer = open(ticket(true));
                Socket desktop = vnc.next()) {
            viewer.handshake();
            assertThat(desktops.watchers(ACCOUNT)).isNotEmpty();
            viewer.close();
            assertThat(desktop.getInputStream().readAllBytes()).containsExactly(1);
        }
    }

    /** As one whose computer was closed: its connection stays and nobody is at the other end. */
    @Test
    void a_viewer_that_does_not_answer_any_more_watches_no_longer() throws Exception {
        try (Socket browser = new Socket(InetAddress.getLoopbackAddress(), port())) {
            String upgrade = """
                    GET /vnc?ticket=%s HTTP/1.1
                    Host: localhost
                    Connection: Upgrade
                    Upgrade: websocket
                    Sec-WebSocket-Version: 13
                    Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

                    """.formatted(ticket(true)).replace("\n", "\r\n");
            browser.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
            try (Socket desktop = vnc.next()) {
                desktop.setSoTimeout(30_000);
                assertThat(desktop.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static void assertRefused(OpensViewer opening) {
        assertThatThrownBy(opening::open)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    private interface OpensViewer {
        Viewer open() throws Exception;
    }

    private static Viewer open(String secret) {
        return Viewer.open(port(), secret, null);
    }

    private static String ticket(boolean viewOnly) {
        return server.getBean(DesktopTickets.class)
                .issue(ACCOUNT, ANN, viewOnly, NOW)
                .secret();
    }

    private static int port() {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
