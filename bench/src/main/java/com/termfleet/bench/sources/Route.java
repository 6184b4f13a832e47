package com.termfleet.bench.sources;

import com.termfleet.bench.measure.Latencies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLContext;

/** One way from a browser to the broker, over a connection that is kept open. */
public final class Route {

    private static final int OK = 200;

    private final HttpClient client;
    private final HttpRequest request;
    private final Latencies latencies = new Latencies();

    private Route(HttpClient.Builder client, SSLContext trust, String host) {
        this.client =
                client.version(HttpClient.Version.HTTP_1_1).sslContext(trust).build();
        this.request = HttpRequest.newBuilder(URI.create("https://" + host + BrokerStandin.PATH))
                .build();
    }

    public static Route straight(BrokerStandin broker, SSLContext trust) {
        return new Route(HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY), trust, broker.host());
    }

    /** Through the proxy, which passes on what it cannot read. */
    public static Route tunnelled(BrokerStandin broker, SSLContext trust, int proxy) {
        return new Route(through(proxy), trust, broker.otherHost());
    }

    /** Through the proxy, which decrypts and captures every request. */
    public static Route decrypted(BrokerStandin broker, SSLContext trust, int proxy) {
        return new Route(through(proxy), trust, broker.host());
    }

    private static HttpClient.Builder through(int proxy) {
        return HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy)));
    }

    /** One request, and its answer. */
    public void go() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        latencies.add(System.nanoTime() - begin);
        if (answer.statusCode() != OK) {
            throw new IOException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    public Latencies latencies() {
        return latencies;
    }
}
