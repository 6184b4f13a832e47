package com.termfleet.terminal.container;

import com.termfleet.account.Credentials;
import com.termfleet.gateway.SessionRole;
import com.termfleet.terminal.ExtraExpert;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A terminal's start-up files, with its secrets, as the tar that {@code deliver} in the container unpacks. Each value
 * is one line, so values with line breaks are refused here, even if they were checked before.
 */
final class StartupArchive {

    private static final Charset UTF_16 = StandardCharsets.UTF_16LE;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private StartupArchive() {}

    /**
     * @param symbol of the gateway expert's chart
     * @param gatewayHost address at which the container reaches the gateway
     */
    static byte[] of(
            SessionRole role,
            Credentials credentials,
            String symbol,
            String gatewayHost,
            int gatewayPort,
            List<ExtraExpert> extras) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("startup.ini", startup(role, credentials, symbol).getBytes(StandardCharsets.US_ASCII));
        files.put("expert.set", unicode(preset(role, credentials.token(), gatewayHost, gatewayPort)));
        for (int i = 0; i < extras.size(); i++) {
            files.put("charts/chart%02d.chr".formatted(i + 1), unicode(chart(extras.get(i), i + 1)));
        }
        return Tar.of(files);
    }

    /** The expert that connects a terminal of this role to the gateway. */
    static String expert(SessionRole role) {
        return role == SessionRole.MASTER ? "TermFleetMaster" : "TermFleetFollower";
    }

    private static String startup(SessionRole role, Credentials credentials, String symbol) {
        return """
                [Common]
                Login=%s
                Password=%s
                Server=%s
                KeepPrivate=0
                NewsEnable=0
                [Charts]
                ProfileLast=TermFleet
                [Experts]
                AllowLiveTrading=1
                AllowDllImport=0
                Enabled=1
                Account=0
                Profile=0
                [StartUp]
                Expert=%s
                ExpertParameters=TermFleet.set
                Symbol=%s
                Period=M1
                """.formatted(
                        oneLine("login", credentials.login()),
                        oneLine("password", credentials.password()),
                        oneLine("server", credentials.server()),
                        expert(role),
                        oneLine("symbol", symbol))
                .replace("\n", "\r\n");
    }

    private static String preset(SessionRole role, String token, String host, int port) {
        String tokenInput = role == SessionRole.MASTER ? "InpMasterToken" : "InpApiKey";
        return "%s=%s\r\nInpGatewayHost=%s\r\nInpGatewayPort=%d\r\n"
                .formatted(tokenInput, oneLine("token", token), oneLine("gateway host", host), port);
    }

    private static String chart(ExtraExpert expert, int number) {
        StringBuilder inputs = new StringBuilder();
        new TreeMap<>(expert.inputs())
                .forEach((name, value) ->
                        inputs.append(name).append('=').append(value).append('\n'));
        return """
                <chart>
                id=%d
                symbol=%s
                period_type=0
                period_size=1
                <expert>
                name=%s
                path=Experts\\%s.ex5
                expertmode=1
                <inputs>
                %s</inputs>
                </expert>
                </chart>
                """.formatted(number, expert.symbol(), expert.name(), expert.name(), inputs)
                .replace("\n", "\r\n");
    }

    private static byte[] unicode(String text) {
        return (BYTE_ORDER_MARK + text).getBytes(UTF_16);
    }

    /** The message does not contain the value, which may be a secret. */
    private static String oneLine(String what, String value) {
        boolean clean = value.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!clean) {
            throw new IllegalArgumentException(
                    "the account's " + what + " has characters that a terminal's start-up file cannot hold");
        }
        return value;
    }
}
