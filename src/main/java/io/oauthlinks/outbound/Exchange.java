package io.oauthlinks.outbound;

import io.oauthlinks.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** One request and its answer; can be cancelled from another thread. */
final class Exchange implements Callable<OutboundHttp.Answer> {

    private final CloseableHttpClient client;
    private final Trip trip;
    private final HttpUriRequestBase message;
    private final URI target;
    private final int maxBytes;

    Exchange(CloseableHttpClient client, Trip trip, OutboundHttp.Request request, int maxBytes) {
        this.client = client;
        this.trip = trip;
        this.target = request.uri();
        this.maxBytes = maxBytes;
        this.message = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(message::setHeader);
        if (request.body() != null) {
            message.setEntity(new ByteArrayEntity(request.body().reveal().getBytes(StandardCharsets.UTF_8),
                    ContentType.parseLenient(request.contentType())));
        }
    }

    @Override
    public OutboundHttp.Answer call() throws IOException {
        return client.execute(message, trip.context(), this::read);
    }

    /** Closes the connection, which ends a read that drips. */
    void cancel() {
        message.cancel();
    }

    private OutboundHttp.Answer read(ClassicHttpResponse response) throws HttpException, IOException {
        if (trip.isAnsweredByProxy(target, response.getCode())) {
            message.cancel();
            throw new ProxyRefusal(response);
        }
        Map<String, String> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue() == null ? "" : header.getValue());
        }
        String encoding = headers.getOrDefault("content-encoding", "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new UnusableAnswer("answer-compressed");
        }
        return new OutboundHttp.Answer(response.getCode(), Map.copyOf(headers), Secret.of(body(response.getEntity(), headers)));
    }

    private String body(HttpEntity entity, Map<String, String> headers) throws IOException {
        if (entity == null) {
            return "";
        }
        Charset charset = charset(headers.get("content-type"));
        try (InputStream content = entity.getContent()) {
            byte[] bytes = content.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                // Closing would first read the rest, so the connection is cut.
                message.cancel();
                throw new UnusableAnswer("answer-too-large");
            }
            return new String(bytes, charset);
        }
    }

    /** JSON is UTF-8 (RFC 8259 section 8.1) unless the answer says otherwise. */
    private static Charset charset(String contentType) throws UnusableAnswer {
        try {
            ContentType type = ContentType.parse(contentType);
            return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        } catch (UnsupportedCharsetException e) {
            throw new UnusableAnswer("answer-charset-unknown");
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** The answer arrived and cannot be used; carries the reason's name. */
    static final class UnusableAnswer extends IOException {
        private static final long serialVersionUID = 1L;

        UnusableAnswer(String reason) {
            super(reason);
        }
    }
}
