package io.oauthlinks.jira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** JSON as it may leave the house: mailboxes by first letter and domain, nothing about people, and nothing that is named like a secret. */
final class MaskedJson {

    /** In texts; also with letters of any script, percent-encoded, and with an address literal (RFC 5321 section 4.1.3). */
    private static final Pattern MAIL_ADDRESS = Pattern.compile("([\\p{L}\\p{N}_])[\\p{L}\\p{M}\\p{N}.!#$%&'*+/=?^_`{|}~-]*(@|%40)([\\p{L}\\p{N}.-]+|\\[[0-9A-Fa-f.:]+])");
    /** Of people, and of no use to whoever helps. */
    private static final Set<String> OF_PEOPLE = Set.of("description", "authorizedBy", "createdBy", "startedBy", "address");
    /** Values of such fields are never asked for; should one be added somewhere, it stays here. */
    private static final List<String> SECRET_ENDINGS = List.of("password", "secret", "token", "verifier", "cookie");
    private static final Set<String> LOGINS = Set.of("userName", "signedInAs", "mailbox", "proxyUser", "socksUser");

    private MaskedJson() {
    }

    static JsonNode of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return ofObject(object);
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, of(array.get(i)));
            }
        }
        return node.isTextual() ? TextNode.valueOf(masked(node.asText())) : node;
    }

    private static ObjectNode ofObject(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode value = object.get(name);
            if (OF_PEOPLE.contains(name) || value.isTextual() && isNamedLikeASecret(name)) {
                object.remove(name);
            } else if (LOGINS.contains(name) && value.isTextual()) {
                object.put(name, login(value.asText()));
            } else {
                object.set(name, of(value));
            }
        }
        return object;
    }

    private static boolean isNamedLikeASecret(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return SECRET_ENDINGS.stream().anyMatch(small::endsWith);
    }

    /** First letter and, of an address, the domain; whatever stands before the last @, quoted or not, is the local part. */
    private static String login(String login) {
        int at = login.lastIndexOf('@');
        return login.isEmpty() ? "" : login.substring(0, login.offsetByCodePoints(0, 1)) + "***" + (at < 0 ? "" : login.substring(at));
    }

    static String masked(String text) {
        return MAIL_ADDRESS.matcher(text).replaceAll("$1***$2$3");
    }
}
