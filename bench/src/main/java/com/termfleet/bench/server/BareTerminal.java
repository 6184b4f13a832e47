package com.termfleet.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The image run by hand, with its settings mounted instead of delivered and no orchestrator behind it: the baseline. */
public final class BareTerminal {

    private static final String IMAGE = "termfleet/mt5-wine:simulator";

    private BareTerminal() {}

    /** @return nanoseconds from {@code docker run} until the Expert Advisor's first bytes arrive on a plain socket */
    public static long untilConnected(Duration deadline) throws IOException, InterruptedException {
        String name = "termfleet-bare-" + Long.toHexString(System.nanoTime());
        // The default bridge does not always tell its own address; one made for the purpose does.
        Commands.run("docker", "network", "create", name);
        try {
            String bridge =
                    Commands.run("docker", "network", "inspect", name, "-f", "{{(index .IPAM.Config 0).Gateway}}");
            return untilConnected(name, bridge, deadline);
        } finally {
            Commands.run("docker", "network", "rm", name);
        }
    }

    private static long untilConnected(String name, String bridge, Duration deadline)
            throws IOException, InterruptedException {
        Path settings = Files.createTempDirectory("termfleet-bare");
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(bridge), 0));
            socket.setSoTimeout((int) deadline.toMillis());
            write(settings, bridge, socket.getLocalPort());
            long begin = System.nanoTime();
            Commands.run(
                    "docker",
                    "run",
                    "--detach",
                    "--rm",
                    "--name",
                    name,
                    "--network",
                    name,
                    "--mount",
                    "type=bind,source=" + settings + ",target=/run/termfleet/config",
                    IMAGE);
            try (Socket terminal = socket.accept();
                    InputStream in = terminal.getInputStream()) {
                if (in.read() < 0) {
                    throw new IOException("the terminal connected and said nothing");
                }
                return System.nanoTime() - begin;
            } finally {
                Commands.run("docker", "rm", "--force", "--volumes", name);
            }
        } finally {
            Folders.delete(settings);
        }
    }

    private static void write(Path settings, String host, int port) throws IOException, InterruptedException {
        String startup = String.join(
                "\r\n",
                "[Common]",
                "Login=50090002",
                "Password=bench",
                "Server=TermFleet-Demo",
                "[Experts]",
                "AllowLiveTrading=1",
                "AllowDllImport=0",
                "Enabled=1",
                "Account=0",
                "Profile=0",
                "[StartUp]",
                "Expert=TermFleetFollower",
                "Symbol=EURUSD",
                "Period=M1",
                "ExpertParameters=TermFleet.set",
                "");
        Files.writeString(settings.resolve("startup.ini"), startup, StandardCharsets.US_ASCII);
        String inputs = "\uFEFFInpApiKey=bare\r\nInpGatewayHost=" + host + "\r\nInpGatewayPort=" + port + "\r\n";
        Files.writeString(settings.resolve("expert.set"), inputs, StandardCharsets.UTF_16LE);
        Commands.run("chown", "-R", "1000:1000", settings.toString());
    }
}
