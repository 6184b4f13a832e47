package com.termfleet.terminal.supervision;

import static com.termfleet.testing.Docker.docker;
import static com.termfleet.testing.Docker.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.LocalContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a terminal on the brokers' network reaches, asked from inside. Addresses of the host on networks made for this test
 * stand for a public service, a private one, and a link-local one such as the metadata service.
 */
class ConfinementContainerTest {

    private static final String IMAGE = "termfleet/mt5-wine:simulator";
    private static final String PUBLIC = "198.51.100";
    private static final String PRIVATE = "10.213.7";
    private static final String LINK_LOCAL = "169.254.213";
    private static final String SHARED = "100.64.213";
    private static final String NAME = "termfleet-test-confine-";
    private static final int LISTENER_PORT = 7000;
    private static final String LISTENER =
            "$s = IO::Socket::INET->new(Listen => 5, LocalPort => %d) or die;".formatted(LISTENER_PORT)
                    + " $SIG{TERM} = sub { exit }; while (1) { accept(my $c, $s) }";

    private static FleetUnderTest fleet;
    private static long account;

    @BeforeAll
    static void serve() {
        nothingElseIsLeft();
        network("public", PUBLIC);
        network("private", PRIVATE);
        network("local", LINK_LOCAL);
        network("shared", SHARED);
        fleet = new FleetUnderTest(Map.of("termfleet.terminal.images.mt5", IMAGE));
        account = fleet.account("mt5", "401", FleetUnderTest.PASSWORD).get("id").asLong();
        fleet.awaitAlive(account);
    }

    @AfterAll
    static void nothingIsLeft() {
        nothingElseIsLeft();
        fleet.close();
    }

    private static void nothingElseIsLeft() {
        docker("network", "rm", NAME + "public", NAME + "private", NAME + "local", NAME + "shared");
    }

    private static void network(String name, String prefix) {
        run("network", "create", "--subnet", prefix + ".0/24", "--gateway", prefix + ".1", NAME + name);
    }

    private static String brokers() {
        return "termfleet-" + fleet.instance().substring(0, 8) + "-brokers";
    }

    private static String gateway() {
        return docker("network", "inspect", "-f", "{{(index .IPAM.Config 0).Gateway}}", brokers());
    }

    private static String inside(String script) {
        return docker("exec", fleet.container(account), "bash", "-c", script);
    }

    private static boolean connects(String address, int port) {
        return inside("timeout 5 bash -c '</dev/tcp/%s/%d' && echo connected".formatted(address, port))
                .contains("connected");
    }

    /** Whether the terminal connects to that address of the host, where a service listens. */
    private static boolean reaches(String address) throws IOException {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return connects(address, service.getLocalPort());
        }
    }

    @Test
    void a_terminal_reaches_public_addresses() throws IOException {
        assertThat(reaches(PUBLIC + ".1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIVATE + ".1", LINK_LOCAL + ".1", SHARED + ".1"})
    void a_terminal_reaches_no_private_and_no_link_local_address(String address) throws IOException {
        assertThat(reaches(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "168.63.129.16", "fd00:ec2::254"})
    void a_terminal_reaches_no_metadata_service(String address) {
        assertThat(connects(address, 80)).isFalse();
    }

    @Test
    void a_terminal_reaches_nothing_but_the_gateway_at_the_gateways_address() throws IOException {
        assertThat(reaches(gateway())).isFalse();
        assertThat(connects(gateway(), fleet.server().bean(GatewayBinding.class).port()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_terminal_reaches_no_other_container(boolean sameNetwork) {
        try (LocalContainer neighbour = new LocalContainer(IMAGE)
                .withNetworkMode(sameNetwork ? brokers() : "bridge")
                .withCreateContainerCmdModifier(command -> command.withEntrypoint("perl"))
                .withCommand("-MIO::Socket::INET", "-e", LISTENER)) {
            neighbour.start();
            String address = docker(
                    "inspect",
                    "-f",
                    "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                    neighbour.getContainerId());
            String self = "timeout 1 bash -c '</dev/tcp/127.0.0.1/%d' && echo up".formatted(LISTENER_PORT);
            FleetUnderTest.awaitDocker(
                    "the neighbour listens", "up"::equals, "exec", neighbour.getContainerId(), "bash", "-c", self);
            assertThat(connects(address, LISTENER_PORT)).isFalse();
        }
    }

    /** The engine's resolver answers: it is inside the terminal's own network. */
    @Test
    void a_terminal_resolves_names() {
        assertThat(inside("getent hosts " + fleet.container(account))).contains(fleet.container(account));
    }

    @Test
    void a_terminal_cannot_lift_its_rules() {
        assertThat(docker("exec", fleet.container(account), "nft", "flush", "ruleset"))
                .contains("Operation not permitted");
    }

    @Test
    void a_terminal_that_was_restarted_is_confined_again() throws IOException {
        fleet.ask(account, "restart");
        fleet.await(account, "is restarting", state -> !FleetUnderTest.isAlive(state));
        fleet.awaitAlive(account);
        assertThat(reaches(PRIVATE + ".1")).isFalse();
        FleetUnderTest.awaitDocker(
                "the container that set the rules is gone",
                String::isEmpty,
                "ps",
                "--all",
                "--quiet",
                "--filter",
                "name=" + fleet.container(account) + "-confine");
    }
}
