package io.oauthlinks.outbound;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpConnectionFactory;

/** A connection that logs neither headers nor bytes at any level: they hold client secrets and tokens. */
final class QuietConnection extends DefaultManagedHttpClientConnection {

    private QuietConnection(Http1Config limits) {
        super("oauth-links", null, null, limits, null, null, null, null);
    }

    static HttpConnectionFactory<ManagedHttpClientConnection> factory(Http1Config limits) {
        return new HttpConnectionFactory<>() {
            @Override
            public ManagedHttpClientConnection createConnection(Socket socket) throws IOException {
                QuietConnection connection = new QuietConnection(limits);
                if (socket != null) {
                    connection.bind(socket);
                }
                return connection;
            }
        };
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        bind(new SocketHolder(tls, socket));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
    }
}
