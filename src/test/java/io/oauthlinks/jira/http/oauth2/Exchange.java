package io.oauthlinks.jira.http.oauth2;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** One HTTP exchange without a container: the request stands in the fields before, the answer after. */
final class Exchange {

    static final String ORIGIN = "https://jira.example.com";
    private static final String BASE = "/jira/plugins/servlet/oauth-links";

    String method = "GET";
    String uri;
    String query;
    String contentType;
    String body = "";
    boolean lengthKnown = true;
    /** What the container has read already; the body's stream is empty then. */
    Map<String, String[]> parsed;
    final Map<String, List<String>> headers = new HashMap<>();
    final Map<String, Object> attributes = new HashMap<>();

    int status = 200;
    String answeredType;
    final Map<String, List<String>> answered = new LinkedHashMap<>();
    private final StringWriter text = new StringWriter();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Exchange(String method, String path) {
        this.method = method;
        this.uri = BASE + path;
    }

    static Exchange get(String path) {
        return new Exchange("GET", path);
    }

    static Exchange form(String path, String body) {
        Exchange exchange = new Exchange("POST", path);
        exchange.contentType = "application/x-www-form-urlencoded";
        exchange.body = body;
        return exchange;
    }

    Exchange query(String text) {
        query = text;
        return this;
    }

    Exchange header(String name, String... values) {
        headers.put(name.toLowerCase(Locale.ROOT), List.of(values));
        return this;
    }

    String answeredHeader(String name) {
        List<String> values = answered.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    String text() {
        return text + bytes.toString(StandardCharsets.UTF_8);
    }

    HttpServletRequest request() {
        return fake(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> uri;
            case "getQueryString" -> query;
            case "getContextPath" -> "/jira";
            case "getContentType" -> contentType;
            case "getContentLengthLong" -> lengthKnown ? (long) body.length() : -1L;
            case "getHeader" -> headers.getOrDefault(key(arguments), List.of()).stream().findFirst().orElse(null);
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault(key(arguments), List.of()));
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "getParameterMap" -> parsed == null ? Map.of() : parsed;
            case "getInputStream" -> stream(parsed == null ? body : "");
            case "getRemoteAddr" -> "192.0.2.1";
            case "getScheme" -> "https";
            case "getServerName" -> "jira.example.com";
            case "getServerPort" -> 443;
            case "getCookies" -> null;
            default -> throw new IllegalStateException(name);
        });
    }

    private static String key(Object[] arguments) {
        return ((String) arguments[0]).toLowerCase(Locale.ROOT);
    }

    HttpServletResponse response() {
        return fake(HttpServletResponse.class, (name, arguments) -> {
            switch (name) {
                case "setStatus" -> status = (int) arguments[0];
                case "setHeader" -> answered.put((String) arguments[0], new ArrayList<>(List.of((String) arguments[1])));
                case "addHeader" -> answered.computeIfAbsent((String) arguments[0], header -> new ArrayList<>()).add((String) arguments[1]);
                case "setContentType" -> answeredType = (String) arguments[0];
                case "sendRedirect" -> {
                    status = 302;
                    answered.put("Location", List.of((String) arguments[0]));
                }
                case "getHeader" -> {
                    return answeredHeader((String) arguments[0]);
                }
                case "getWriter" -> {
                    return new PrintWriter(text, true);
                }
                case "getOutputStream" -> {
                    return sink();
                }
                case "isCommitted" -> {
                    return false;
                }
                case "setContentLength", "resetBuffer" -> { }
                default -> throw new IllegalStateException(name);
            }
            return null;
        });
    }

    static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> calls) {
        return type.cast(Proxy.newProxyInstance(Exchange.class.getClassLoader(), new Class<?>[] {type},
                (proxy, called, arguments) -> calls.apply(called.getName(), arguments)));
    }

    private static ServletInputStream stream(String content) {
        ByteArrayInputStream in = new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1));
        return new ServletInputStream() {
            @Override
            public int read() {
                return in.read();
            }

            @Override
            public boolean isFinished() {
                return in.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private ServletOutputStream sink() {
        return new ServletOutputStream() {
            @Override
            public void write(int one) {
                bytes.write(one);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
