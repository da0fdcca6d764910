package io.oauthlinks.jira.http.bearer;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** A call of a program without a container: who asks the container for a session fails. */
final class Call {

    String method = "GET";
    String uri = "/jira/rest/api/2/myself";
    String query;
    DispatcherType dispatcher = DispatcherType.REQUEST;
    final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final Map<String, Object> attributes = new HashMap<>();
    int status = 200;
    final Map<String, List<String>> answered = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Call header(String name, String... values) {
        headers.put(name, List.of(values));
        return this;
    }

    String answeredHeader(String name) {
        return String.join(",", answered.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    HttpServletRequest request() {
        return fake(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> uri;
            case "getQueryString" -> query;
            case "isAsyncStarted" -> false;
            case "getRemoteAddr" -> "192.0.2.7";
            case "getDispatcherType" -> dispatcher;
            case "getServletContext" -> fake(ServletContext.class, (of, none) -> of.equals("getContextPath") ? "/jira" : null);
            case "getHeader" -> headers.getOrDefault((String) arguments[0], List.of()).stream().findFirst().orElse(null);
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getCookies" -> new Cookie[] {new Cookie("JSESSIONID", "1")};
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new AssertionError("The container is asked for " + name);
        });
    }

    HttpServletResponse response() {
        return fake(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "setStatus" -> status = (int) arguments[0];
            case "setHeader", "addHeader" ->
                    answered.computeIfAbsent(((String) arguments[0]).toLowerCase(Locale.ROOT), header -> new ArrayList<>()).add((String) arguments[1]);
            case "getOutputStream" -> new Bytes(body);
            case "setContentType", "setContentLength" -> null;
            default -> throw new AssertionError("The container is asked for " + name);
        });
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(Call.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Object answer = answers.apply(method.getName(), arguments);
            return method.getReturnType() == void.class ? null : answer;
        }));
    }

    private static final class Bytes extends ServletOutputStream {

        private final ByteArrayOutputStream target;

        Bytes(ByteArrayOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) {
            target.write(value);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
