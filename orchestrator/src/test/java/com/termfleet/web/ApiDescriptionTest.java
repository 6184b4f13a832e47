package com.termfleet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The dashboard's types are checked against a committed copy of the API's description. */
class ApiDescriptionTest {

    private static final Path COPY = Path.of("../dashboard/openapi.json");

    @Test
    void the_dashboards_copy_is_current() throws IOException {
        try (Server server = Server.start()) {
            ObjectNode description =
                    (ObjectNode) server.http().get("/v3/api-docs").json();
            // The address it was fetched from.
            description.remove("servers");
            JsonNode copy = new JsonMapper().readTree(Files.readString(COPY));

            assertThat(copy)
                    .as("dashboard/openapi.json is old: start the server, then npm --prefix dashboard run openapi")
                    .isEqualTo(new JsonMapper().readTree(description.toString()));
        }
    }
}
