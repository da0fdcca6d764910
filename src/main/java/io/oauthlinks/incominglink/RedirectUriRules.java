package io.oauthlinks.incominglink;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be registered as a redirect URI (RFC 6749 section 3.1.2, RFC 8252 section 7, RFC 9700 section 2.1 and 4.1). Requests are compared with
 * it character by character, so a spelling is refused here when a browser, a library and the administrator could read it differently.
 */
final class RedirectUriRules {

    static final int LONGEST = 1000;

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");
    /** RFC 3986 section 2, without {@code #} and {@code *}, which have rules of their own. */
    private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9._~:/?@!$&'()+,;=%\\[\\]-]*");
    private static final Pattern BROKEN_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern PERCENT_CONTROL = Pattern.compile("%([01][0-9A-Fa-f]|7[Ff])");
    /** Dot, slash, backslash, percent sign, question mark, number sign, semicolon: what some servers decode before they look at a path. */
    private static final Pattern PERCENT_DELIMITER = Pattern.compile("%(2[EeFf53]|3[FfBb]|5[Cc])");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.{1,2}(/|$)");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\[\\]]+]|[^:\\[\\]]+)(?::([1-9][0-9]{0,4}))?");
    private static final Pattern IPV6 = Pattern.compile("\\[(?=.*:.*:)[0-9a-f:]+(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3})?]");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?=[0-9])|$)){4}");
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOST_NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern LOOPBACK = Pattern.compile("http://(127\\.0\\.0\\.1|\\[::1]|localhost)(:[0-9]+)?([/?].*)?");
    /** RFC 8252 section 7.1: a domain name in reverse. */
    private static final Pattern PRIVATE_USE = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");
    /** What we add to the query ourselves. */
    private static final Set<String> OURS = Set.of("code", "state", "iss", "error", "error_description", "error_uri");

    private final ClientKind kind;
    private final boolean httpAccepted;
    private final List<Function<String, String>> asText =
            List.of(this::length, this::characters, this::wildcard, this::percentEncoding, this::fragment, this::absolute, this::letterCaseOfScheme);
    private final List<Function<URI, String>> asUri =
            List.of(this::scheme, this::userInfo, this::place, this::path, this::query);

    /** @param httpAccepted whether the development override lets any kind of client use http */
    RedirectUriRules(ClientKind kind, boolean httpAccepted) {
        this.kind = kind;
        this.httpAccepted = httpAccepted;
    }

    /** The name of the first rule that it breaks; empty when it may be registered. */
    Optional<String> flawOf(String text) {
        Optional<String> flaw = first(asText, text);
        if (flaw.isPresent()) {
            return flaw;
        }
        try {
            return first(asUri, new URI(text));
        } catch (URISyntaxException e) {
            return Optional.of("syntax");
        }
    }

    private static <T> Optional<String> first(List<Function<T, String>> rules, T judged) {
        return rules.stream().map(rule -> rule.apply(judged)).filter(flaw -> !flaw.isEmpty()).findFirst();
    }

    private String length(String text) {
        return text.length() > LONGEST ? "too-long" : "";
    }

    private String characters(String text) {
        if (text.chars().anyMatch(c -> c > 0x9F)) {
            return "not-ascii";
        }
        return CHARACTERS.matcher(text.replace("#", "").replace("*", "")).matches() ? "" : "characters";
    }

    /** A star is a legal character, but whoever writes one expects a pattern. */
    private String wildcard(String text) {
        return text.indexOf('*') >= 0 ? "wildcard" : "";
    }

    private String percentEncoding(String text) {
        if (BROKEN_PERCENT.matcher(text).find() || PERCENT_CONTROL.matcher(text).find()) {
            return "percent";
        }
        // ISO 8859-1 keeps every byte, so that UTF-8 can be judged strictly
        byte[] bytes = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return "";
        } catch (CharacterCodingException e) {
            return "percent";
        }
    }

    private String fragment(String text) {
        return text.indexOf('#') >= 0 ? "fragment" : "";
    }

    private String absolute(String text) {
        return SCHEME.matcher(text).matches() ? "" : "relative";
    }

    private String letterCaseOfScheme(String text) {
        String scheme = text.substring(0, text.indexOf(':'));
        return scheme.equals(scheme.toLowerCase(Locale.ROOT)) ? "" : "upper-case";
    }

    /** Deny by default: no list of bad schemes could be complete. */
    private String scheme(URI uri) {
        String scheme = uri.getScheme();
        if (scheme.equals("https")) {
            return "";
        }
        if (scheme.equals("http")) {
            return httpAccepted || kind == ClientKind.NATIVE && LOOPBACK.matcher(uri.toString()).matches() ? ""
                    : kind == ClientKind.NATIVE ? "http-native" : "http";
        }
        if (kind != ClientKind.NATIVE) {
            return "scheme";
        }
        return !PRIVATE_USE.matcher(scheme).matches() ? "scheme-native"
                : uri.isOpaque() || !uri.getSchemeSpecificPart().startsWith("/") ? "private-use-path" : "";
    }

    private String userInfo(URI uri) {
        return uri.getRawAuthority() != null && uri.getRawAuthority().indexOf('@') >= 0 ? "user-info" : "";
    }

    private String place(URI uri) {
        if (!uri.getScheme().matches("https?")) {
            return "";
        }
        Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!authority.matches()) {
            return uri.getRawAuthority() == null ? "host" : "port";
        }
        if (authority.group(1).indexOf('%') >= 0) {
            return "host";
        }
        if (authority.group(2) != null && Integer.parseInt(authority.group(2)) > 65535) {
            return "port";
        }
        return host(authority.group(1));
    }

    private static String host(String host) {
        if (!host.equals(host.toLowerCase(Locale.ROOT))) {
            return "upper-case";
        }
        if (host.startsWith("[")) {
            return IPV6.matcher(host).matches() ? "" : "host";
        }
        if (host.endsWith(".")) {
            return "trailing-dot";
        }
        // 127.1, 0x7f000001 and 2130706433 are addresses to a browser
        boolean address = NUMBER_AT_THE_END.matcher(host).matches();
        return host.length() <= 253 && (address ? IPV4 : HOST_NAME).matcher(host).matches() ? "" : "host";
    }

    private String path(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (PERCENT_DELIMITER.matcher(path).find()) {
            return "percent-path";
        }
        return DOT_SEGMENT.matcher(path).find() ? "dot-segment" : "";
    }

    private String query(URI uri) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        boolean ours = Stream.of(query.split("[&;]")).map(pair -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8))
                .anyMatch(OURS::contains);
        return ours ? "query-parameter" : "";
    }
}
