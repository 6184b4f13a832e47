package com.termfleet.expert;

import com.termfleet.gateway.SessionRole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The sources of an Expert Advisor as a ZIP file that is unpacked into a terminal's data folder, with its inputs' defaults
 * filled in. They are sources because an {@code .ex5} cannot be changed: MetaEditor, which comes with each terminal, compiles
 * them. Thread-safe.
 */
@Component
public class ExpertPackage {

    /** Where the build puts the folder {@code mql5} of this repository. */
    private static final String SOURCES = "experts/";

    private static final String NAME = "TermFleet";
    private static final String EXPERTS = "MQL5/Experts/" + NAME + "/";
    private static final String INCLUDES = "MQL5/Include/";

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    /**
     * What the expert of one account connects with; {@code toString} hides the token.
     *
     * @param host of the gateway, as the terminal reaches it
     * @param port of the gateway
     */
    public record Inputs(SessionRole role, String token, String host, int port) {

        @Override
        public String toString() {
            return "Inputs[" + role + ", " + host + ":" + port + "]";
        }
    }

    /** Without its suffix. */
    public static String expertOf(SessionRole role) {
        return role == SessionRole.MASTER ? "TermFleetMaster" : "TermFleetFollower";
    }

    /**
     * Writes the file, and leaves the stream open.
     *
     * @throws IOException if the stream cannot be written to
     */
    public void write(Inputs inputs, OutputStream to) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        String expert = expertOf(inputs.role());
        put(zip, "README.txt", readMe(inputs, expert));
        put(zip, EXPERTS + expert + ".mq5", expertSource(inputs, expert));
        for (Resource include : includes()) {
            put(zip, INCLUDES + pathOf(include), include.getContentAsString(StandardCharsets.UTF_8));
        }
        zip.finish();
    }

    private String expertSource(Inputs inputs, String expert) throws IOException {
        String source = resources
                .getResource("classpath:" + SOURCES + "Experts/" + expert + ".mq5")
                .getContentAsString(StandardCharsets.UTF_8);
        String tokenInput = inputs.role() == SessionRole.MASTER ? "InpMasterToken" : "InpApiKey";
        String withToken = MqlInput.text(source, tokenInput, inputs.token());
        String withHost = MqlInput.text(withToken, "InpGatewayHost", inputs.host());
        return MqlInput.number(withHost, "InpGatewayPort", inputs.port());
    }

    private List<Resource> includes() throws IOException {
        return Arrays.stream(resources.getResources("classpath:" + SOURCES + "Include/**/*.mqh"))
                .sorted(Comparator.comparing(ExpertPackage::pathOf))
                .toList();
    }

    /** Below the folder of includes. */
    private static String pathOf(Resource include) {
        try {
            String address = include.getURL().getPath();
            String folder = SOURCES + "Include/";
            return address.substring(address.lastIndexOf(folder) + folder.length());
        } catch (IOException e) {
            throw new IllegalStateException("A resource of this program has no address: " + include, e);
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String readMe(Inputs inputs, String expert) {
        return """
                %s for MetaTrader 5. The token of your account is in it: give this file to nobody.

                1. In the terminal: File, Open Data Folder. Unpack this file there, so that its MQL5 goes onto the MQL5 there.
                2. Tools, Options, Expert Advisors: tick "Allow algorithmic trading", and add %s to the addresses that
                   are allowed for WebRequest. Expert Advisors reach only what is listed there.
                3. Press F4. In MetaEditor open Experts/%s/%s.mq5 and press F7. The log ends with "0 errors".
                4. In the terminal: drag %s from the Navigator onto any one chart. All inputs are filled in. Press OK.

                The account's page in TermFleet shows the Expert Advisor as connected. Otherwise the tab "Experts" of the terminal
                says why. If the token was renewed meanwhile, download this file again, or enter the new token as the first
                input.
                """.formatted(expert, inputs.host(), NAME, expert, expert).replace("\n", "\r\n");
    }
}
