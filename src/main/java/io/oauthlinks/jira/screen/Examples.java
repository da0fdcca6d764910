package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.ClientKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Programs that get an access token, in four languages: the resources {@code examples/<web|public|service>/<file>}, in which <code>{{name}}</code>
 * stands for {@code clientId, tokenEndpoint, redirectUri, codeVerifier, codeLife} (seconds) and {@code jira} (base URL). {@code PASTE_THE_CODE} is
 * left to the reader. The values hold no quotation marks and no backslashes ({@code RedirectUriRules}); only a shell needs to quote an apostrophe.
 */
final class Examples {

    /** Language to file. */
    private static final Map<String, String> FILES =
            new TreeMap<>(Map.of("curl", "curl.sh", "python", "python.py", "node", "node.mjs", "java", "Example.java"));
    private static final List<String> ORDER = List.of("curl", "python", "node", "java");

    private Examples() {
    }

    /** Each with its {@code language} and {@code text}. */
    static List<Map<String, Object>> of(ClientKind kind, Map<String, String> values) {
        List<Map<String, Object>> examples = new ArrayList<>();
        for (String language : ORDER) {
            String text = read("/examples/" + folder(kind) + "/" + FILES.get(language));
            for (Map.Entry<String, String> value : values.entrySet()) {
                String inserted = language.equals("curl") ? value.getValue().replace("'", "'\\''") : value.getValue();
                text = text.replace("{{" + value.getKey() + "}}", inserted);
            }
            examples.add(Model.of("language", language, "text", text));
        }
        return examples;
    }

    private static String folder(ClientKind kind) {
        return kind == ClientKind.SERVICE ? "service" : kind.isConfidential() ? "web" : "public";
    }

    private static String read(String resource) {
        try (InputStream file = Examples.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
