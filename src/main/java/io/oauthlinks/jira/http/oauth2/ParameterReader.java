package io.oauthlinks.jira.http.oauth2;

import io.oauthlinks.incominglink.SentParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes the parameters out of a servlet request: from its query, or from its body, never from a mixture of both. */
final class ParameterReader {

    /** In bytes; a request with every parameter at its longest is shorter. */
    static final int LARGEST_BODY = 16 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";
    /** Tomcat sets it when it has dropped parameters that it could not read. */
    private static final String PARSE_FAILED = "org.apache.catalina.parameter_parse_failed";

    private ParameterReader() {
    }

    static SentParameters ofQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return FormDecoder.decode(query == null ? "" : query);
    }

    /**
     * The form in the body, byte for byte.
     *
     * @throws UnreadableRequest when it is no form, too large or wrongly encoded
     */
    static SentParameters ofBody(HttpServletRequest request) throws IOException {
        requireForm(request);
        byte[] body = read(request);
        return body.length == 0 ? ofParsedBody(request) : FormDecoder.decode(new String(body, StandardCharsets.ISO_8859_1));
    }

    /** The form in a body that an earlier filter has made the container read: what it found less what stands in the query, which it puts first. */
    static SentParameters ofParsedBody(HttpServletRequest request) {
        requireForm(request);
        Map<String, List<String>> query = ofQuery(request).values();
        Map<String, List<String>> values = new HashMap<>();
        request.getParameterMap().forEach((name, all) -> {
            List<String> sent = List.of(all);
            List<String> own = sent.subList(Math.min(sent.size(), query.getOrDefault(name, List.of()).size()), sent.size());
            if (!own.isEmpty()) {
                values.put(FormDecoder.requireText(name), new ArrayList<>(own.stream().map(FormDecoder::requireText).toList()));
            }
        });
        if (request.getAttribute(PARSE_FAILED) != null) {
            throw UnreadableRequest.encoding("The body of the request is wrongly encoded.");
        }
        return new SentParameters(values);
    }

    private static void requireForm(HttpServletRequest request) {
        String sent = request.getContentType() == null ? "" : request.getContentType();
        String[] parts = sent.toLowerCase(Locale.ROOT).split(";");
        if (!parts[0].trim().equals(FORM)) {
            throw UnreadableRequest.notAForm(sent, "The request must be sent as " + FORM + (sent.isEmpty() ? "; it names no media type." : "."));
        }
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter[0].trim().equals("charset") && !(parameter.length == 2 && parameter[1].trim().replace("\"", "").equals("utf-8"))) {
                throw UnreadableRequest.notAForm(sent, "The request must be encoded as UTF-8.");
            }
        }
        if (request.getHeader("Content-Encoding") != null) {
            throw UnreadableRequest.notAForm(sent, "The body of the request must not be compressed.");
        }
        if (request.getContentLengthLong() > LARGEST_BODY) {
            throw tooLarge();
        }
    }

    private static byte[] read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw tooLarge();
        }
        return body;
    }

    private static UnreadableRequest tooLarge() {
        return UnreadableRequest.tooLarge("The body of the request is larger than " + LARGEST_BODY + " bytes.");
    }
}
