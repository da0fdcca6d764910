package io.oauthlinks.outgoinglink.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Texts;
import io.oauthlinks.outgoinglink.Endpoints;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.outgoinglink.token.TokenEndpoint;
import io.oauthlinks.outgoinglink.token.TokenServer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationRefusalsTest extends FlowFixture {

    private OutgoingLink link;
    private Started started;

    @BeforeEach
    void begin() {
        link = links.save(TestLinks.custom(server.origin()).build());
        server.grants("access", "refresh", 3600);
        started = start(link);
    }

    @Test
    @DisplayName("C1: an answer without state, with a wrong one or with a used one is refused")
    void stateMustBeOurs() {
        assertForeign(new Callback(link.key(), Map.of("code", List.of("c")), started.browserBinding().reveal()), "without-state");
        assertForeign(new Callback(link.key(), Map.of("state", List.of("forged"), "code", List.of("c")), started.browserBinding().reveal()), "unknown");
        assertThat(flow.finish(answer(started, "code", "c"), ADMIN)).isInstanceOf(Outcome.Authorized.class);
        assertForeign(answer(started, "code", "c"), "unknown");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @DisplayName("C1: of equal answers at the same time one is used")
    void equalAnswersAtOnceAreUsedOnce() {
        List<Outcome> outcomes = IntStream.range(0, 6).parallel().mapToObj(i -> flow.finish(answer(started, "code", "c"), ADMIN)).toList();
        assertThat(outcomes).filteredOn(Outcome.Authorized.class::isInstance).hasSize(1);
        assertThat(server.received()).hasSize(1);
        assertThat(accounts.all()).hasSize(1);
    }

    @Test
    @DisplayName("C1: an answer that another node takes at the same moment is refused here, and its code is not sent")
    void anAnswerThatAnotherNodeTakesIsRefused() {
        PendingAuthorizations raced = (PendingAuthorizations) Proxy.newProxyInstance(PendingAuthorizations.class.getClassLoader(),
                new Class<?>[] {PendingAuthorizations.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(pending, arguments);
                    if (method.getName().equals("find")) {
                        pending.take((String) arguments[0]);
                    }
                    return answer;
                });
        AuthorizationFlow here = new AuthorizationFlow(links, authorizedAccounts, raced,
                new AuthorizationFlow.ProviderSide(new AuthorizationRequests(redirectUrls, settings), new TokenEndpoint(http, clock)),
                (user, page) -> true, audit, clock);
        assertThat(((Outcome.Refused) here.finish(answer(started, "code", "c"), ADMIN)).problem().reason()).isEqualTo("repeated");
        assertThat(server.received()).isEmpty();
    }

    @Test
    @DisplayName("C1: after ten minutes the answer is refused, and what was typed is still there")
    void stateExpires() {
        clock.advance(Duration.ofMinutes(10));
        Outcome.Refused refused = refused(answer(started, "code", "c"), "expired");
        Map<String, String> typed = pending.typed(refused.typedKey(), "admin", clock.instant()).orElseThrow();
        assertThat(typed).containsEntry("name", "IT 📬");
        assertThat(KeptProblem.read(typed)).contains(refused.problem());
    }

    @Test
    @DisplayName("C8: another browser is refused, and the flow stays usable for its own")
    void anotherBrowserIsRefused() {
        Callback own = answer(started, "code", "c");
        assertForeign(new Callback(own.linkKey(), own.parameters(), null), "other-browser");
        assertForeign(new Callback(own.linkKey(), own.parameters(), ""), "other-browser");
        assertForeign(new Callback(own.linkKey(), own.parameters(), start(link).browserBinding().reveal()), "other-browser");
        assertThat(flow.finish(own, ADMIN)).isInstanceOf(Outcome.Authorized.class);
    }

    @Test
    @DisplayName("C8: another administrator is refused, and the flow stays usable for its own")
    void anotherUserIsRefused() {
        Outcome outcome = flow.finish(answer(started, "code", "c"), new Actor("mallory", "Mallory", ""));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(Texts.reasonOf(refused.problem())).isEqualTo("other-user");
            assertThat(refused.returnPath()).isNull();
            assertThat(refused.typedKey()).isNull();
        });
        assertThat(flow.finish(answer(started, "code", "c"), ADMIN)).isInstanceOf(Outcome.Authorized.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "error"})
    void whoAdministersThePageNoLongerGetsNoAccountAndNoWayBack(String answer) {
        administrators.clear();
        administrators.add("admin /plugins/servlet/oauth-links/mail-servers/4");
        assertForeign(answer(started, answer, "access_denied"), "no-longer-administrator");
        assertThat(server.received()).isEmpty();
        assertThat(accounts.all()).isEmpty();
        assertThat(audit.lines()).containsExactly("AUTHORIZATION_REFUSED no-longer-administrator");
        administrators.add("admin " + RETURN_PATH);
        assertForeign(answer(started, "code", "c"), "unknown");
    }

    @Test
    @DisplayName("C5: an answer at the redirect URL of another link is refused and uses the flow up")
    void anotherLinksRedirectUrlIsRefused() {
        refused(answer("link-of-others", started, "code", "c"), "other-link");
        assertForeign(answer(started, "code", "c"), "unknown");
        assertThat(server.received()).isEmpty();
    }

    @Test
    @DisplayName("C4: an answer of another issuer is refused before the code goes anywhere")
    void anotherIssuerIsRefused() {
        refused(answer(started, "code", "c", "iss", "https://evil.example"), "other-issuer");
        refused(answer(start(link), "code", "c", "iss", server.origin() + "/"), "other-issuer");
        refused(answer(start(link), "error", "access_denied", "iss", "https://evil.example"), "other-issuer");
        assertThat(server.received()).isEmpty();
        assertThat(flow.finish(answer(start(link), "code", "c", "iss", server.origin()), ADMIN)).isInstanceOf(Outcome.Authorized.class);
    }

    @Test
    @DisplayName("C4: a promised issuer that is missing is refused, also with an error")
    void aPromisedIssuerMayNotBeMissing() {
        Endpoints promising = new Endpoints(link.endpoints().issuer(), link.endpoints().authorization(), link.endpoints().token(), true);
        links.save(TestLinks.custom(server.origin()).endpoints(promising).build(link.id()));
        refused(answer(started, "code", "c"), "issuer-missing");
        refused(answer(start(link), "error", "access_denied"), "issuer-missing");
        assertThat(flow.finish(answer(start(link), "code", "c", "iss", server.origin()), ADMIN)).isInstanceOf(Outcome.Authorized.class);
    }

    @ParameterizedTest
    @DisplayName("C7: a provider's refusal is named, with its own words as text")
    @CsvSource({"access_denied,access-denied", "temporarily_unavailable,provider-unavailable", "invalid_scope,scope-refused", "consent_required,consent-missing",
            "<b>x</b>,provider-refused"})
    void aRefusalIsNamed(String error, String reason) {
        Outcome.Refused refused = refused(answer(started, "error", error, "error_description", "<script>alert(1)</script>\r\nmore", "error_uri",
                "javascript:alert(1)"), reason);
        assertThat(refused.problem().providerWords()).isEqualTo(error + ": <script>alert(1)</script> more");
        assertThat(refused.returnPath()).isEqualTo(RETURN_PATH);
        assertThat(KeptProblem.read(pending.typed(refused.typedKey(), "admin", clock.instant()).orElseThrow())).contains(refused.problem());
        assertThat(audit.lines()).containsExactly("AUTHORIZATION_REFUSED " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "code", "iss", "error", "anything"})
    void parametersThatAreThereTwiceAreRefused(String name) {
        Callback own = answer(started, "code", "c");
        Map<String, List<String>> parameters = new TreeMap<>(own.parameters());
        parameters.put(name, List.of(parameters.getOrDefault(name, List.of("x")).get(0), "y"));
        assertForeign(new Callback(own.linkKey(), parameters, own.browserBinding()), "parameter-twice");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anAnswerWithoutCodeOrErrorIsRefused() {
        refused(answer(started), "without-code");
        refused(answer(start(link), "code", ""), "without-code");
    }

    @Test
    void aLinkDeletedMeanwhileIsNamed() {
        links.delete(link.id());
        refused(answer(started, "code", "c"), "link-gone");
    }

    @Test
    @DisplayName("C13: a code goes to no other token endpoint than the one that the link had when the flow began")
    void aLinkWithAnotherTokenEndpointGetsNoCode() {
        try (TokenServer other = new TokenServer()) {
            links.save(TestLinks.custom(other.origin()).build(link.id()));
            refused(answer(started, "code", "c"), "link-changed");
            assertThat(other.received()).isEmpty();
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void aRefusedCodeIsNamedAndWhatWasTypedIsKept() {
        server.forget().refuses("invalid_grant", "code c0de was used");
        Outcome.Refused refused = refused(answer(started, "code", "c0de"), "grant-refused");
        assertThat(refused.problem().providerWords()).isEqualTo("invalid_grant: code [secret] was used");
        assertThat(refused.returnPath()).isEqualTo(RETURN_PATH);
        assertThat(accounts.all()).isEmpty();
    }

    @Test
    void aKeptProblemComesBackWithItsArguments() {
        Problem problem = Problem.named("oauth-links.outbound.problem", "address-refused", "idp.example", "10.0.0.1").inWordsOf("a <b> 📬");
        assertThat(KeptProblem.read(KeptProblem.write(problem))).contains(problem);
        assertThat(KeptProblem.read(Map.of("name", "x"))).isEmpty();
    }

    private Outcome.Refused refused(Callback callback, String reason) {
        Outcome outcome = flow.finish(callback, ADMIN);
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Outcome.Refused refused = (Outcome.Refused) outcome;
        assertThat(Texts.reasonOf(refused.problem())).isEqualTo(reason);
        assertThat(refused.returnPath()).isEqualTo(RETURN_PATH);
        assertThat(refused.typedKey()).isNotNull();
        return refused;
    }

    /** Refused without a way back: nobody who is not the owner learns where the flow came from. */
    private void assertForeign(Callback callback, String reason) {
        Outcome outcome = flow.finish(callback, ADMIN);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(Texts.reasonOf(refused.problem())).isEqualTo(reason);
            assertThat(refused.returnPath()).isNull();
            assertThat(refused.typedKey()).isNull();
        });
    }
}
