package io.oauthlinks.e2e;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The query of an address, read and changed. */
final class Query {

    private Query() {
    }

    static Map<String, String> of(URI uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    static URI with(URI uri, Map<String, String> changed) {
        Map<String, String> parameters = of(uri);
        parameters.putAll(changed);
        return replaced(uri, parameters);
    }

    static URI without(URI uri, String name) {
        Map<String, String> parameters = of(uri);
        parameters.remove(name);
        return replaced(uri, parameters);
    }

    private static URI replaced(URI uri, Map<String, String> parameters) {
        String query = parameters.entrySet().stream().map(parameter -> URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return URI.create(uri.toString().replaceFirst("\\?.*", "") + "?" + query);
    }
}
