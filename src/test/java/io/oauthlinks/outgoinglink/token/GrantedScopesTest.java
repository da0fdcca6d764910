package io.oauthlinks.outgoinglink.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.MovableClock;
import io.oauthlinks.message.Texts;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.TestLinks;
import io.oauthlinks.secret.Secret;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GrantedScopesTest {

    private static final String IMAP = "https://outlook.office.com/IMAP.AccessAsUser.All";
    private static final String POP = "https://outlook.office.com/POP.AccessAsUser.All";

    @Test
    @DisplayName("C28: a narrower grant warns which protocol will fail")
    void warnsWhichProtocolWillFail() {
        List<String> warnings = warnings(TestLinks.microsoft().build(), "refresh", IMAP);
        assertThat(warnings).singleElement().asString().startsWith("POP3 will fail").contains(POP);
        assertThat(warnings(TestLinks.google().build(), "refresh", "email")).singleElement().asString().startsWith("IMAP, POP3 will fail");
    }

    @Test
    @DisplayName("C28: clouds and other providers whose scopes name the protocol are understood too")
    void understandsScopesThatNameTheProtocol() {
        OutgoingLink link = TestLinks.custom("https://login.microsoftonline.us").scopes("https://outlook.office365.us/POP.AccessAsUser.All", "mail-w").build();
        assertThat(warnings(link, "refresh", "other")).satisfiesExactly(
                first -> assertThat(first).startsWith("POP3 will fail"), second -> assertThat(second).contains("mail-w"));
    }

    @Test
    void aFullGrantWarnsOfNothing() {
        assertThat(warnings(TestLinks.microsoft().build(), "refresh", IMAP.toLowerCase(), POP)).isEmpty();
    }

    @Test
    void warnsWhenThereIsNoRefreshToken() {
        assertThat(warnings(TestLinks.microsoft().build(), null, IMAP, POP)).singleElement().asString().contains("no refresh token");
    }

    private static List<String> warnings(OutgoingLink link, String refreshToken, String... granted) {
        Tokens tokens = new Tokens(Secret.of("a"), refreshToken == null ? null : Secret.of(refreshToken), MovableClock.START,
                MovableClock.START.plusSeconds(60), Scopes.of(granted));
        Account account = Account.authorized(Account.unauthorized(1, "it@acme.example"), tokens, link.endpoints().token().toString(), "admin");
        return GrantedScopes.warnings(link, account).stream().map(Texts::of).toList();
    }
}
