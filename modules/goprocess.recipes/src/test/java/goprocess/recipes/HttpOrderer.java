package goprocess.recipes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Posts orders to a port of this machine. */
final class HttpOrderer implements Orderer {
    private final HttpClient client;
    private final URI uri;

    HttpOrderer(HttpClient client, int port) {
        this.client = client;
        this.uri = URI.create("http://127.0.0.1:" + port + "/orders");
    }

    @Override
    public boolean order(String item) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(item))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 202;
    }
}
