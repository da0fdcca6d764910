package io.oauthlinks.jira.screen;

import io.oauthlinks.outgoinglink.Authority;
import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What to do at the provider, beside the form of the link; every value that is pasted there stands at its step. */
final class ProviderChecklist {

    private static final String KEY = "oauth-links.outgoing-link.checklist.";

    private final Reader reader;
    private final String prefix;
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private int copies;

    private ProviderChecklist(Reader reader, Provider provider) {
        this.reader = reader;
        this.prefix = KEY + provider.name().toLowerCase(Locale.ROOT) + ".";
    }

    /** Title, introduction and steps; each step has its text in parts and the values to copy. */
    static Map<String, Object> of(Reader reader, Authority authority, String redirectUrl) {
        ProviderChecklist checklist = new ProviderChecklist(reader, authority.provider());
        switch (authority.provider()) {
            case GOOGLE -> checklist.google(redirectUrl);
            case MICROSOFT -> checklist.microsoft(redirectUrl, authority.cloud());
            case FASTMAIL -> checklist.fastmail(redirectUrl);
            case CUSTOM -> checklist.custom(redirectUrl);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("title", reader.text(checklist.prefix + "title"));
        model.put("intro", reader.text(KEY + "intro"));
        model.put("steps", checklist.steps);
        return model;
    }

    private void google(String redirectUrl) {
        step("project", "https://console.cloud.google.com/");
        step("api");
        step("audience");
        step("scope", "https://mail.google.com/");
        step("client", reader.text(KEY + "client-name"));
        step("origin", origin(redirectUrl));
        step("redirect", redirectUrl);
        step("credentials");
        step("mailbox");
    }

    /** Scheme, host and port (RFC 6454 section 6.1); the redirect URL is one of Jira's own. */
    private static String origin(String redirectUrl) {
        URI url = URI.create(redirectUrl);
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private void microsoft(String redirectUrl, MicrosoftCloud cloud) {
        step("registration", Stream.of(MicrosoftCloud.values()).map(one -> {
            Map<String, Object> portal = value(one.portal());
            portal.put("cloud", one.name());
            portal.put("hidden", one != cloud);
            return portal;
        }).toList());
        step("name", reader.text(KEY + "client-name"));
        step("audience");
        step("redirect", redirectUrl);
        step("overview");
        step("secret");
        step("permissions", "IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "offline_access");
        step("consent");
        step("mailbox");
    }

    private void fastmail(String redirectUrl) {
        step("client", reader.text(KEY + "client-name"));
        step("redirect", redirectUrl);
        step("credentials");
        step("mailbox");
    }

    private void custom(String redirectUrl) {
        step("client", reader.text(KEY + "client-name"));
        step("redirect", redirectUrl);
        step("grants");
        step("credentials");
        step("endpoints");
        step("scopes");
    }

    private void step(String name, String... values) {
        step(name, Stream.of(values).map(this::value).toList());
    }

    private void step(String name, List<Map<String, Object>> values) {
        steps.add(Model.of("text", RichText.parts(reader, prefix + name), "values", values));
    }

    private Map<String, Object> value(String text) {
        return new HashMap<>(Map.of("id", "copy-" + copies++, "value", text, "label", reader.text(KEY + "copy", text), "cloud", "", "hidden", false));
    }
}
