package io.oauthlinks.incominglink;

import io.oauthlinks.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Incoming links for tests, to be changed before they are built. */
public final class TestIncomingLinks {

    private final ClientKind kind;
    private long id;
    private String clientId = "olc_" + "a".repeat(20);
    private String name;
    private List<RedirectUri> redirectUris;
    private Set<JiraScope> scopes = Set.of(JiraScope.WRITE);
    private Lifetimes lifetimes = Lifetimes.OF_THE_SETTINGS;
    private String serviceUser = "";
    private boolean enabled = true;
    private Instant tokensValidFrom;

    private TestIncomingLinks(ClientKind kind, String name, String... redirectUris) {
        this.kind = kind;
        this.name = name;
        redirectUris(redirectUris);
    }

    public static TestIncomingLinks web() {
        return new TestIncomingLinks(ClientKind.WEB, "Reports", "https://reports.example/callback");
    }

    public static TestIncomingLinks nativeApp() {
        return new TestIncomingLinks(ClientKind.NATIVE, "Desktop", "http://127.0.0.1/callback");
    }

    public static TestIncomingLinks browser() {
        return new TestIncomingLinks(ClientKind.BROWSER, "Dashboard", "https://dashboard.example/");
    }

    public static TestIncomingLinks service() {
        TestIncomingLinks link = new TestIncomingLinks(ClientKind.SERVICE, "Nightly import");
        link.serviceUser = "JIRAUSER10200";
        return link;
    }

    public TestIncomingLinks id(long value) {
        this.id = value;
        return this;
    }

    public TestIncomingLinks clientId(String value) {
        this.clientId = value;
        return this;
    }

    public TestIncomingLinks name(String value) {
        this.name = value;
        return this;
    }

    public TestIncomingLinks redirectUris(String... values) {
        this.redirectUris = List.of(values).stream().map(RedirectUri::new).toList();
        return this;
    }

    public TestIncomingLinks scopes(JiraScope... values) {
        this.scopes = Set.of(values);
        return this;
    }

    public TestIncomingLinks lifetimes(Lifetimes value) {
        this.lifetimes = value;
        return this;
    }

    public TestIncomingLinks serviceUser(String userKey) {
        this.serviceUser = userKey;
        return this;
    }

    public TestIncomingLinks enabled(boolean value) {
        this.enabled = value;
        return this;
    }

    public TestIncomingLinks tokensValidFrom(Instant value) {
        this.tokensValidFrom = value;
        return this;
    }

    public IncomingLink build() {
        return new IncomingLink(id, clientId, name, "", "", kind, redirectUris, scopes, lifetimes, serviceUser, enabled, "", tokensValidFrom,
                MovableClock.START, "admin", MovableClock.START, null);
    }
}
