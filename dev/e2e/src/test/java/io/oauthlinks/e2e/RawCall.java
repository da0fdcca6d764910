package io.oauthlinks.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request written byte by byte, for what HTTP clients would mend. */
final class RawCall {

    private static final int LIMIT_MILLIS = 20_000;

    private RawCall() { }

    /** @param path below the context path, sent as it is */
    static int status(RunningHost host, String method, String path, String... headers) {
        URI url = host.url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(LIMIT_MILLIS);
            StringBuilder request = new StringBuilder(method + " " + url.getPath() + path + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nConnection: close\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return Integer.parseInt(answer.readLine().split(" ")[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
