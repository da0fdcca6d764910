package io.oauthlinks.incominglink;

import io.oauthlinks.incominglink.ResourceOwners.ResourceOwner;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a typed form into a link, or says at each field why not. */
final class IncomingLinkRules {

    static final String MESSAGES = "oauth-links.incoming-link.field.";
    private static final int MOST_REDIRECT_URIS = 20;
    private static final int SHORTEST_ACCESS_TOKEN_LIFE = 5;

    private final FieldErrors errors = new FieldErrors();
    private final FieldRules rules = new FieldRules(errors, MESSAGES);
    private final ResourceOwners users;
    private final Settings settings;
    private final IncomingLinkForm form;

    IncomingLinkRules(ResourceOwners users, Settings settings, IncomingLinkForm form) {
        this.users = users;
        this.settings = settings;
        this.form = form;
    }

    /**
     * A link that has not been saved.
     *
     * @throws io.oauthlinks.message.InvalidInput with a message at each field
     */
    IncomingLink created(Instant now, String by) {
        ClientKind kind = rules.choice("kind", form.value("kind"), ClientKind.class).orElse(ClientKind.WEB);
        return checked(kind, new IncomingLink(0, CredentialFormat.newClientId(), "", "", "", kind, List.of(), Set.of(),
                Lifetimes.OF_THE_SETTINGS, "", true, "", null, now, by, now, null), now);
    }

    /**
     * The link after the change. Its kind stays: whether a client keeps a secret is not a matter of a tick in a form.
     *
     * @throws io.oauthlinks.message.InvalidInput with a message at each field
     */
    IncomingLink changed(IncomingLink before, Instant now) {
        if (!form.value("kind").isEmpty() && !form.value("kind").equals(before.kind().name())) {
            rules.refuse("kind", "kind-fixed");
        }
        IncomingLink after = checked(before.kind(), before, now);
        boolean narrowed = !after.permits(before.scopes()) || !after.serviceUserKey().equals(before.serviceUserKey());
        return narrowed ? after.withTokensFrom(now) : after;
    }

    private IncomingLink checked(ClientKind kind, IncomingLink before, Instant now) {
        rules.requiredLine("name", form.value("name"), 100);
        rules.line("description", form.value("description"), 255);
        if (!form.value("homepage").isEmpty()) {
            rules.url("homepage", form.value("homepage"), true);
        }
        List<RedirectUri> redirectUris = kind.asksUsers() ? redirectUris(kind) : List.of();
        Set<JiraScope> scopes = scopes(kind);
        String serviceUser = kind == ClientKind.SERVICE ? serviceUser() : "";
        Lifetimes lifetimes = lifetimes(kind);
        boolean enabled = enabled(before.enabled());
        errors.throwIfAny();
        return new IncomingLink(before.id(), before.clientId(), form.value("name"), form.value("description"), form.value("homepage"), kind,
                redirectUris, scopes, lifetimes, serviceUser, enabled, before.logoHash(), before.tokensValidFrom(), before.createdAt(),
                before.createdBy(), now, before.lastUsedAt());
    }

    private List<RedirectUri> redirectUris(ClientKind kind) {
        List<String> lines = form.lines("redirectUris");
        rules.required("redirectUris", String.join("", lines));
        if (lines.size() > MOST_REDIRECT_URIS) {
            rules.refuse("redirectUris", "redirect-uri.too-many", MOST_REDIRECT_URIS);
        }
        RedirectUriRules judge = new RedirectUriRules(kind, settings.developmentOverride());
        for (String line : lines) {
            judge.flawOf(line).ifPresent(flaw -> rules.refuse("redirectUris", "redirect-uri." + flaw, visible(line)));
        }
        return lines.stream().map(RedirectUri::new).toList();
    }

    /** Each scope brings those before it along, so that equal permissions are stored equally. */
    private Set<JiraScope> scopes(ClientKind kind) {
        rules.required("scopes", form.value("scopes"));
        List<String> names = Scopes.parse(form.value("scopes")).values();
        names.stream().filter(name -> JiraScope.named(name).isEmpty()).findFirst()
                .ifPresent(name -> rules.refuse("scopes", "scope-unknown", visible(name)));
        Set<JiraScope> asked = names.stream().map(JiraScope::named).flatMap(Optional::stream).collect(Collectors.toSet());
        if (kind == ClientKind.SERVICE && asked.stream().anyMatch(JiraScope::isAdministrative)) {
            rules.refuse("scopes", "scope-of-service");
        }
        return Arrays.stream(JiraScope.values()).filter(scope -> JiraScope.covers(asked, Set.of(scope))).collect(Collectors.toSet());
    }

    private String serviceUser() {
        String name = form.value("serviceUser");
        if (!rules.requiredLine("serviceUser", name, 255)) {
            return "";
        }
        Optional<ResourceOwner> user = users.byName(name);
        if (user.isEmpty()) {
            rules.refuse("serviceUser", "user-unknown", visible(name));
        } else if (!user.get().active()) {
            rules.refuse("serviceUser", "user-inactive", visible(name));
        }
        return user.map(ResourceOwner::key).orElse("");
    }

    private Lifetimes lifetimes(ClientKind kind) {
        IncomingPolicy limits = settings.incoming();
        Duration access = life("accessTokenLife", SHORTEST_ACCESS_TOKEN_LIFE, limits.accessTokenLife().toSeconds(), Duration::ofSeconds);
        if (!kind.asksUsers()) {
            return new Lifetimes(access, null, null);
        }
        Duration refresh = life("refreshTokenLife", 1, limits.refreshTokenLife().toDays(), Duration::ofDays);
        return new Lifetimes(access, refresh, life("refreshTokenIdle", 1, limits.refreshTokenIdle().toDays(), Duration::ofDays));
    }

    private Duration life(String field, int least, long most, Function<Integer, Duration> unit) {
        String text = form.value(field);
        if (text.isEmpty()) {
            return null;
        }
        if (most < least) {
            rules.refuse(field, "life-of-settings");
            return null;
        }
        return rules.number(field, text, least, (int) Math.min(most, Integer.MAX_VALUE)).map(unit).orElse(null);
    }

    private boolean enabled(boolean before) {
        String text = form.value("enabled");
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            rules.refuse("enabled", "not-true-or-false");
        }
        return text.isEmpty() ? before : text.equals("true");
    }

    /** Short and without control characters, for quoting in a message. */
    private static String visible(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 120 ? clean.substring(0, clean.offsetByCodePoints(0, 60)) + "…" : clean;
    }
}
