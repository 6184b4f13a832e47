package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import com.termfleet.runtime.ContainerNetwork;
import com.termfleet.runtime.EngineRefusedException;
import java.util.Map;

/** The installation's bridge networks. */
final class Networks {

    private Networks() {}

    /** @return the host's address on it */
    static String ensure(DockerClient client, ContainerNetwork wanted) {
        try {
            return gateway(inspect(client, wanted.name()));
        } catch (NotFoundException e) {
            create(client, wanted);
            return gateway(inspect(client, wanted.name()));
        }
    }

    private static Network inspect(DockerClient client, String name) {
        return client.inspectNetworkCmd().withNetworkId(name).exec();
    }

    private static void create(DockerClient client, ContainerNetwork wanted) {
        try {
            client.createNetworkCmd()
                    .withName(wanted.name())
                    .withDriver("bridge")
                    .withCheckDuplicate(true)
                    .withInternal(wanted.internal())
                    .withOptions(Map.of("com.docker.network.bridge.enable_icc", "false"))
                    .withLabels(wanted.labels())
                    .exec();
        } catch (ConflictException e) {
            // Another client has just created it.
        }
    }

    private static String gateway(Network network) {
        return network.getIpam().getConfig().stream()
                .map(Network.Ipam.Config::getGateway)
                .filter(address -> address != null && !address.isEmpty())
                .findFirst()
                .orElseThrow(() -> new EngineRefusedException(
                        EngineRefusedException.Fault.HOST,
                        "The network %s has no address of the host".formatted(network.getName())));
    }
}
