package io.oauthlinks.jira.rest;

import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinkForm;
import io.oauthlinks.outgoinglink.RedirectUrls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An outgoing link as JSON: the fields of its form, and what follows from them. The client secret goes in and never comes out. */
public final class OutgoingLinkJson {

    private static final String SECRET = "clientSecret";
    private static final List<String> READ_ONLY = List.of("id", "redirectUrl", "clientSecretSet", "clientSecretUnreadable", "createdAt",
            "changedAt");

    static final JsonForm FORM = new JsonForm(fields(), READ_ONLY, List.of("allowedDomains"));

    private final RedirectUrls redirectUrls;

    public OutgoingLinkJson(RedirectUrls redirectUrls) {
        this.redirectUrls = redirectUrls;
    }

    private static List<String> fields() {
        List<String> fields = new ArrayList<>(new OutgoingLinkForm(Map.of()).values().keySet());
        fields.add(SECRET);
        return fields;
    }

    Map<String, Object> of(OutgoingLink link) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", link.id());
        json.putAll(OutgoingLinkForm.of(link).values());
        // a question of the form, not a property of the link
        json.remove("confirmOtherOrigin");
        json.put("authorizationEndpoint", link.endpoints().authorization().toString());
        json.put("tokenEndpoint", link.endpoints().token().toString());
        json.put("allowedDomains", link.accountRules().allowedDomains());
        json.put("redirectUrl", redirectUrls.of(link.key()).toString());
        json.put("clientSecretSet", link.client().clientSecret() != null);
        json.put("clientSecretUnreadable", link.unreadable());
        json.put("createdAt", Answers.time(link.createdAt()));
        json.put("changedAt", Answers.time(link.changedAt()));
        return json;
    }
}
