package io.oauthlinks.outgoinglink.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Texts;
import io.oauthlinks.outgoinglink.AccountMatch;
import io.oauthlinks.outgoinglink.AccountRules;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The mailbox is always it@acme.example; who signs in at the provider changes. */
class AccountMatchTest extends FlowFixture {

    private OutgoingLink link(AccountMatch match, String... domains) {
        return links.save(TestLinks.custom(server.origin()).accountRules(new AccountRules(List.of(domains), match)).build());
    }

    /** @param user null for a provider that does not tell */
    private Outcome signIn(OutgoingLink link, String user) {
        String idToken = user == null ? "" : ",\"id_token\":\"" + new PlainJWT(new JWTClaimsSet.Builder().issuer(server.origin()).audience("jira client")
                .expirationTime(Date.from(clock.instant().plusSeconds(60))).claim("email", user).build()).serialize() + "\"";
        server.answers(200, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"r\"" + idToken + "}");
        return flow.finish(answer(start(link), "code", "c0de"), ADMIN);
    }

    private String refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(accounts.all()).isEmpty();
        Outcome.Refused refused = (Outcome.Refused) outcome;
        assertThat(refused.returnPath()).isEqualTo(RETURN_PATH);
        assertThat(KeptProblem.read(pending.typed(refused.typedKey(), "admin", clock.instant()).orElseThrow())).contains(refused.problem());
        return Texts.reasonOf(refused.problem());
    }

    @Test
    @DisplayName("C29: a strict link refuses another user than the mailbox by name and keeps no tokens")
    void strictRefusesAnotherUser() {
        Outcome outcome = signIn(link(AccountMatch.STRICT), "boss@acme.example");
        assertThat(refusal(outcome)).isEqualTo("other-mailbox-signed-in");
        assertThat(Texts.of(((Outcome.Refused) outcome).problem().cause())).contains("it@acme.example", "boss@acme.example");
        assertThat(audit.lines()).containsExactly("AUTHORIZATION_REFUSED other-mailbox-signed-in");
    }

    @Test
    @DisplayName("C29: a strict link takes the mailbox's own user, case ignored")
    void strictTakesTheOwnUser() {
        assertThat(((Outcome.Authorized) signIn(link(AccountMatch.STRICT), "IT@acme.example")).account().signedInAs()).isEqualTo("IT@acme.example");
    }

    @Test
    @DisplayName("C29: a strict link refuses when the provider does not say who signed in")
    void strictRefusesTheUnknownUser() {
        assertThat(refusal(signIn(link(AccountMatch.STRICT), null))).isEqualTo("user-unknown");
    }

    @Test
    @DisplayName("C29: a lenient link takes another user and keeps both names")
    void lenientKeepsBoth() {
        Outcome.Authorized authorized = (Outcome.Authorized) signIn(link(AccountMatch.LENIENT), "boss@acme.example");
        assertThat(accounts.byId(authorized.account().id()).orElseThrow()).satisfies(account -> {
            assertThat(account.mailbox()).isEqualTo("it@acme.example");
            assertThat(account.signedInAs()).isEqualTo("boss@acme.example");
        });
        assertThat(audit.lines()).containsExactly("ACCOUNT_AUTHORIZED Outgoing link \"Practice mail\", signed in as \"boss@acme.example\"");
    }

    @Test
    void aLenientLinkTakesAProviderThatDoesNotTell() {
        assertThat(((Outcome.Authorized) signIn(link(AccountMatch.LENIENT, "acme.example"), null)).account().signedInAs()).isEmpty();
    }

    @Test
    void anotherUserOfTheNextAuthorizationReplacesTheName() {
        OutgoingLink link = link(AccountMatch.LENIENT);
        long id = ((Outcome.Authorized) signIn(link, "boss@acme.example")).account().id();
        server.forget().grants("a2", "r2", 60);
        flow.finish(answer(flow.start(request(link, id), ADMIN), "code", "c2"), ADMIN);
        assertThat(accounts.byId(id).orElseThrow().signedInAs()).isEmpty();
    }

    @Test
    void aMailboxOfAnotherDomainIsNotSentToTheProvider() {
        OutgoingLink link = link(AccountMatch.LENIENT, "acme.org", "sub.acme.example");
        InvalidInput invalid = catchThrowableOfType(InvalidInput.class, () -> start(link));
        assertThat(Texts.reasonsOf(invalid.errors())).containsOnly(Map.entry("userName", "mailbox-not-allowed"));
        assertThat(pending.all()).isEmpty();
    }

    @Test
    void domainsThatWereLimitedMeanwhileCountAtTheCallbackBeforeTheCodeIsUsed() {
        OutgoingLink any = link(AccountMatch.LENIENT);
        Started started = start(any);
        links.save(TestLinks.custom(server.origin()).accountRules(new AccountRules(List.of("acme.org"), AccountMatch.LENIENT)).build(any.id()));
        assertThat(refusal(flow.finish(answer(started, "code", "c0de"), ADMIN))).isEqualTo("mailbox-domain-not-allowed");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void whoeverSignsInIsOfAnAllowedDomainToo() {
        assertThat(refusal(signIn(link(AccountMatch.LENIENT, "acme.example"), "me@private.example"))).isEqualTo("user-domain-not-allowed");
    }
}
