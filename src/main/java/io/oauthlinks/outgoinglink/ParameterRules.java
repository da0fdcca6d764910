package io.oauthlinks.outgoinglink;

import io.oauthlinks.message.FieldRules;
import io.oauthlinks.oauth2.Scopes;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be sent along with an authorization request: scopes and further parameters. */
final class ParameterRules {

    private static final int MAX = 2000;
    /** RFC 6749 appendix A.4. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    /** RFC 6749 section 8.2. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    /** The flow's own; request objects and form_post answers would go round its checks. */
    private static final Set<String> RESERVED = Set.of("client_id", "client_secret", "redirect_uri", "state", "scope", "response_type",
            "response_mode", "code_challenge", "code_challenge_method", "code_verifier", "request", "request_uri");
    private static final Set<String> WITHOUT_RESOURCE = Set.of("offline_access", "openid", "profile", "email");
    private final FieldRules rules;

    ParameterRules(FieldRules rules) {
        this.rules = rules;
    }

    Scopes scopes(String field, String typed, Authority authority) {
        rules.notLonger(field, typed, MAX);
        Scopes scopes = Scopes.parse(typed);
        if (authority.provider() != Provider.CUSTOM) {
            rules.required(field, typed);
        }
        scopes.values().stream().filter(scope -> !SCOPE.matcher(scope).matches()).findFirst()
                .ifPresent(scope -> rules.refuse(field, "scope-invalid", visible(scope)));
        if (authority.provider() == Provider.MICROSOFT) {
            requireOneResource(field, scopes, authority.cloud());
        }
        return scopes;
    }

    /** Microsoft answers a request for scopes of two resources with a token for one of them, or with AADSTS28000. */
    private void requireOneResource(String field, Scopes scopes, MicrosoftCloud cloud) {
        Set<String> resources = new LinkedHashSet<>();
        for (String scope : scopes.values()) {
            if (!WITHOUT_RESOURCE.contains(scope.toLowerCase(Locale.ROOT))) {
                resources.add(resource(scope));
            }
        }
        for (MicrosoftCloud other : MicrosoftCloud.values()) {
            if (other != cloud && resources.contains(other.exchangeHost())) {
                rules.refuse(field, "scopes-of-other-cloud", other.exchangeHost(), cloud.exchangeHost());
            }
        }
        if (resources.size() > 1) {
            rules.refuse(field, "scopes-of-two-resources", String.join(", ", resources));
        }
        if (resources.isEmpty() && !scopes.isEmpty()) {
            rules.refuse(field, "scopes-without-resource");
        }
    }

    /** A short name means Microsoft Graph; Exchange Online has two names. */
    private static String resource(String scope) {
        int end = scope.indexOf('/', "https://".length());
        if (!scope.toLowerCase(Locale.ROOT).startsWith("https://") || end < 0) {
            return "graph.microsoft.com";
        }
        String host = scope.substring("https://".length(), end).toLowerCase(Locale.ROOT);
        return host.equals("outlook.office365.com") ? "outlook.office.com" : host;
    }

    /** The query of an authorization endpoint is sent along, so it may not hold the flow's own parameters either. */
    void query(String field, URI endpoint) {
        String query = endpoint == null || endpoint.getRawQuery() == null ? "" : endpoint.getRawQuery();
        for (String pair : query.split("&")) {
            String name = URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8);
            if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                rules.refuse(field, "parameter-reserved", name);
            }
        }
    }

    Map<String, String> parameters(String field, String typed, ProviderPreset preset) {
        rules.notLonger(field, typed, MAX);
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String line : typed.split("\\r\\n|\\n|\\r")) {
            if (!line.isBlank()) {
                parameter(field, line.strip(), preset, parameters);
            }
        }
        return parameters;
    }

    private void parameter(String field, String line, ProviderPreset preset, Map<String, String> parameters) {
        int equals = line.indexOf('=');
        String name = equals < 0 ? line : line.substring(0, equals).strip();
        String value = equals < 0 ? "" : line.substring(equals + 1).strip();
        if (!rules.line(field, line, MAX)) {
            return;
        }
        if (equals < 0 || !NAME.matcher(name).matches()) {
            rules.refuse(field, "parameter-invalid", visible(line));
        } else if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            rules.refuse(field, "parameter-reserved", name);
        } else if (preset.fixedParameters().containsKey(name)) {
            rules.refuse(field, "parameter-always-sent", name + "=" + preset.fixedParameters().get(name));
        } else if (parameters.putIfAbsent(name, value) != null) {
            rules.refuse(field, "parameter-twice", name);
        }
    }

    /** Short and without control characters, for quoting in a message. */
    private static String visible(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 60 ? clean.substring(0, clean.offsetByCodePoints(0, 30)) + "…" : clean;
    }
}
