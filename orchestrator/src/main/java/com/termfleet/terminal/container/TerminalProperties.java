package com.termfleet.terminal.container;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How terminals are run.
 *
 * @param images by kind of terminal, {@code mt5} and {@code simulator}
 * @param memory limit of one container, in MiB
 * @param cpus limit of one container, in cores
 * @param pids limit of one container, processes and threads
 * @param chartSymbol symbol of the gateway expert's chart; must exist at the broker
 * @param chartSymbols the same, for servers with other names of symbols
 * @param startLimit from a start to the first heartbeat
 * @param reconnectGrace how long an expert may take to reconnect
 * @param stopGrace how long a terminal may take to close
 * @param listEvery interval of comparisons with the engine's container list
 * @param orphanGrace how long a container of this installation may exist without an account before it is stopped
 * @param disk how much of the host's disk a terminal may fill
 * @param allowedNetworks private IPv4 networks that terminals may reach nevertheless, such as a broker's in the same
 *     house
 * @param measureEvery how often the use of processor and memory is measured
 */
@ConfigurationProperties("termfleet.terminal")
public record TerminalProperties(
        @DefaultValue Map<String, String> images,
        @DefaultValue("512") int memory,
        @DefaultValue("1.0") double cpus,
        @DefaultValue("256") int pids,
        @DefaultValue("EURUSD") String chartSymbol,
        @DefaultValue Map<String, String> chartSymbols,
        @DefaultValue("120s") Duration startLimit,
        @DefaultValue("15s") Duration reconnectGrace,
        @DefaultValue("10s") Duration stopGrace,
        @DefaultValue("30s") Duration listEvery,
        @DefaultValue("60s") Duration orphanGrace,
        @DefaultValue("15s") Duration measureEvery,
        @DefaultValue DiskLimits disk,
        @DefaultValue List<String> allowedNetworks) {

    private static final Pattern CIDR = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}");

    /** They become part of firewall rules. */
    public TerminalProperties {
        allowedNetworks = List.copyOf(allowedNetworks);
        for (String network : allowedNetworks) {
            if (!CIDR.matcher(network).matches()) {
                throw new IllegalArgumentException(
                        "termfleet.terminal.allowed-networks must be IPv4 networks like 192.168.7.0/24, not "
                                + network);
            }
        }
    }

    String image(String kind) {
        return images.getOrDefault(kind, "termfleet/mt5-wine:" + kind);
    }

    String symbol(String server) {
        return chartSymbols.getOrDefault(server, chartSymbol);
    }
}
