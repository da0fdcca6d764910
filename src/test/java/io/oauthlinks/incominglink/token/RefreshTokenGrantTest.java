package io.oauthlinks.incominglink.token;

import static io.oauthlinks.incominglink.TestAuthorizationServer.USER;
import static io.oauthlinks.incominglink.TestAuthorizationServer.accessToken;
import static io.oauthlinks.incominglink.TestAuthorizationServer.refreshToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.Lifetimes;
import io.oauthlinks.incominglink.TestAuthorizationServer;
import io.oauthlinks.incominglink.TestAuthorizationServer.Client;
import io.oauthlinks.incominglink.TestIncomingLinks;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.settings.IncomingPolicy;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefreshTokenGrantTest {

    private final TestAuthorizationServer server = new TestAuthorizationServer();
    private final Client client = server.register(TestIncomingLinks.web());

    private void assertRefused(EndpointAnswer answer, String error, String reason) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("error", error);
        assertThat(server.problemsOf(client)).contains(reason);
    }

    private EndpointAnswer refreshed(String refreshToken) {
        EndpointAnswer answer = server.refresh(client, refreshToken);
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer;
    }

    private boolean isAlive(EndpointAnswer answer) {
        return server.storedGrants.byAccessToken(Sha256.hex(accessToken(answer))).isPresent();
    }

    private void grace(Duration grace) {
        server.policy(p -> new IncomingPolicy(p.accessTokenLife(), p.refreshTokenLife(), p.refreshTokenIdle(), p.codeLife(), grace,
                p.plainChallenge(), p.corsOrigins(), p.restPaths(), p.failuresPerMinute(), p.endOnPasswordChange(), p.problemRetention()));
    }

    @Test
    @DisplayName("P35: a refresh gives a new pair; the old access token lives on until it expires")
    void aRefreshGivesANewPair() {
        EndpointAnswer first = server.connect(client, "WRITE");
        EndpointAnswer second = refreshed(refreshToken(first));
        assertThat(second.json()).containsEntry("token_type", "Bearer").containsEntry("scope", "WRITE").containsEntry("expires_in", 3600L);
        assertThat(refreshToken(second)).isNotEqualTo(refreshToken(first));
        assertThat(accessToken(second)).isNotEqualTo(accessToken(first));
        assertThat(isAlive(first)).isTrue();
        assertThat(server.audit.lines()).endsWith("TOKENS_REFRESHED Scopes WRITE");
        assertThat(server.audit.entries().get(1).actorName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void aRefreshIsOneSelectAndOneInsert() {
        EndpointAnswer first = server.connect(client, "WRITE");
        server.grants.takeCalls();
        refreshed(refreshToken(first));
        assertThat(server.grants.takeCalls()).containsExactly("byRefreshToken", "replace");
    }

    @Test
    @DisplayName("P36: an old refresh token that comes back after the grace period revokes the whole grant")
    void reuseRevokesTheGrant() {
        EndpointAnswer first = server.connect(client, "READ");
        EndpointAnswer second = refreshed(refreshToken(first));
        server.clock.advance(Duration.ofSeconds(10));
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-reused");
        assertThat(isAlive(first)).isFalse();
        assertThat(isAlive(second)).isFalse();
        assertRefused(server.refresh(client, refreshToken(second)), "invalid_grant", "refresh-token-unknown");
        assertThat(server.audit.lines()).last().asString().startsWith("REFRESH_TOKEN_REUSED User \"ada\", scopes READ");
        assertThat(server.audit.entries().get(2).actorName()).isEmpty();
    }

    @Test
    @DisplayName("P36: a token from before the last one revokes the grant, within the grace period too")
    void reuseOfAnOlderTokenRevokesTheGrant() {
        EndpointAnswer first = server.connect(client, "READ");
        EndpointAnswer second = refreshed(refreshToken(first));
        EndpointAnswer third = refreshed(refreshToken(second));
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-reused");
        assertThat(isAlive(third)).isFalse();
    }

    @Test
    @DisplayName("P36: other connections of the same user and client stay")
    void reuseLeavesOtherGrantsAlone() {
        EndpointAnswer other = server.connect(client, "READ");
        EndpointAnswer first = server.connect(client, "READ");
        refreshed(refreshToken(first));
        server.clock.advance(Duration.ofMinutes(1));
        server.refresh(client, refreshToken(first));
        refreshed(refreshToken(other));
    }

    @Test
    @DisplayName("P37: within the grace period an old token works once more, and the pair of the lost answer is dead")
    void aLostAnswerCanBeRepeatedOnce() {
        EndpointAnswer first = server.connect(client, "READ");
        EndpointAnswer lost = refreshed(refreshToken(first));
        server.clock.advance(Duration.ofMillis(9_999));
        EndpointAnswer again = refreshed(refreshToken(first));
        assertThat(server.audit.lines()).endsWith("REFRESH_REPEATED Scopes READ");
        EndpointAnswer next = refreshed(refreshToken(again));
        assertRefused(server.refresh(client, refreshToken(lost)), "invalid_grant", "refresh-token-reused");
        assertThat(isAlive(next)).isFalse();
    }

    @Test
    @DisplayName("P37: the second repetition revokes the grant")
    void theSecondRepetitionRevokes() {
        EndpointAnswer first = server.connect(client, "READ");
        refreshed(refreshToken(first));
        EndpointAnswer again = refreshed(refreshToken(first));
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-reused");
        assertThat(isAlive(again)).isFalse();
    }

    @Test
    @DisplayName("P37: without a grace period the second of two simultaneous refreshes is an alarm, even if it began first")
    void withoutGraceTheEarlierOfTwoIsNoRepetition() {
        grace(Duration.ZERO);
        EndpointAnswer first = server.connect(client, "READ");
        EndpointAnswer second = refreshed(refreshToken(first));
        server.clock.advance(Duration.ofMillis(-1));
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-reused");
        assertThat(isAlive(second)).isFalse();
    }

    @Test
    @DisplayName("P37: without a grace period there is no repetition")
    void withoutGraceThereIsNoRepetition() {
        grace(Duration.ZERO);
        EndpointAnswer first = server.connect(client, "READ");
        refreshed(refreshToken(first));
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-reused");
    }

    @Test
    @DisplayName("P38: of two refreshes at the same moment each gets tokens, and one family is live")
    void twoRefreshesAtOnceLeaveOneFamily() {
        EndpointAnswer first = server.connect(client, "READ");
        EndpointAnswer[] other = new EndpointAnswer[1];
        server.grants.meanwhile("replace", () -> other[0] = refreshed(refreshToken(first)));
        EndpointAnswer late = refreshed(refreshToken(first));
        assertThat(server.storedGrants.successorOf(Sha256.hex(refreshToken(other[0])))).isPresent();
        refreshed(refreshToken(late));
        assertThat(server.storedGrants.ofUser(USER)).hasSize(1);
    }

    @Test
    void aRevocationDuringARefreshWins() {
        EndpointAnswer first = server.connect(client, "READ");
        long grant = server.storedGrants.ofUser(USER).get(0).id();
        server.grants.meanwhile("replace", () -> server.storedGrants.revoke(grant));
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-unknown");
        assertThat(server.storedGrants.pairs()).isEmpty();
    }

    @Test
    @DisplayName("P39: a refresh narrows the scope of its access token, and the next one may have all again")
    void aRefreshNarrowsTheScope() {
        EndpointAnswer first = server.connect(client, "WRITE");
        EndpointAnswer narrow = server.token(client, "grant_type", "refresh_token", "refresh_token", refreshToken(first), "scope", "READ");
        assertThat(narrow.json()).containsEntry("scope", "READ");
        assertThat(refreshed(refreshToken(narrow)).json()).containsEntry("scope", "WRITE");
    }

    @Test
    @DisplayName("P39: a refresh never widens the scope, although the link permits more")
    void aRefreshNeverWidensTheScope() {
        EndpointAnswer first = server.connect(client, "READ");
        assertRefused(server.token(client, "grant_type", "refresh_token", "refresh_token", refreshToken(first), "scope", "WRITE"), "invalid_scope",
                "scope-widened");
        assertRefused(server.token(client, "grant_type", "refresh_token", "refresh_token", refreshToken(first), "scope", "write"), "invalid_scope",
                "scope-unknown");
        refreshed(refreshToken(first));
    }

    @Test
    void aScopeThatTheLinkNoLongerPermitsIsCutDown() {
        Client wide = server.register(TestIncomingLinks.web().name("Wide").scopes(JiraScope.WRITE));
        EndpointAnswer first = server.connect(wide, "WRITE");
        server.links.save(TestIncomingLinks.web().id(wide.link().id()).clientId(wide.id()).name("Wide").scopes(JiraScope.READ).build());
        assertThat(server.refresh(wide, refreshToken(first)).json()).containsEntry("scope", "READ");
    }

    @Test
    @DisplayName("P40: a refresh token of another client is refused, and stays good for its own")
    void aTokenOfAnotherClientIsRefused() {
        Client other = server.register(TestIncomingLinks.web().name("Other"));
        EndpointAnswer first = server.connect(other, "READ");
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-of-another-client");
        assertThat(server.refresh(other, refreshToken(first)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("P41: a refresh token that nobody uses expires")
    void anIdleTokenExpires() {
        EndpointAnswer first = server.connect(client, "READ");
        server.clock.advance(Duration.ofDays(30));
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-idle");
    }

    @Test
    @DisplayName("P41: a connection ends, however often it is refreshed, and no token outlives it")
    void aConnectionEnds() {
        EndpointAnswer last = server.connect(client, "READ");
        for (int day = 20; day <= 80; day += 20) {
            server.clock.advance(Duration.ofDays(20));
            last = refreshed(refreshToken(last));
        }
        server.clock.advance(Duration.ofDays(10).minusMinutes(5));
        last = refreshed(refreshToken(last));
        assertThat(last.json()).containsEntry("expires_in", 300L);
        server.clock.advance(Duration.ofMinutes(5));
        assertRefused(server.refresh(client, refreshToken(last)), "invalid_grant", "connection-ended");
    }

    @Test
    @DisplayName("P41: a link may choose shorter lives, and not longer ones than the settings allow")
    void aLinkMayChooseShorterLives() {
        Client brief = server.register(TestIncomingLinks.web().name("Brief").lifetimes(
                new Lifetimes(Duration.ofMinutes(5), Duration.ofDays(400), Duration.ofHours(2))));
        EndpointAnswer first = server.connect(brief, "READ");
        assertThat(first.json()).containsEntry("expires_in", 300L);
        assertThat(server.storedGrants.ofUser(USER).get(0).expiresAt()).isEqualTo(server.clock.instant().plus(Duration.ofDays(90)));
        server.clock.advance(Duration.ofHours(2));
        assertThat(server.refresh(brief, refreshToken(first)).json()).containsEntry("error", "invalid_grant");
        assertThat(server.problemsOf(brief)).containsExactly("refresh-token-idle");
    }

    private void idle(Duration idle) {
        server.policy(p -> new IncomingPolicy(p.accessTokenLife(), p.refreshTokenLife(), idle, p.codeLife(), p.refreshGrace(),
                p.plainChallenge(), p.corsOrigins(), p.restPaths(), p.failuresPerMinute(), p.endOnPasswordChange(), p.problemRetention()));
    }

    @Test
    @DisplayName("P41: an idle life that was shortened holds for tokens that are out already")
    void aShortenedIdleLifeHoldsAtOnce() {
        EndpointAnswer first = server.connect(client, "READ");
        idle(Duration.ofHours(2));
        server.clock.advance(Duration.ofHours(2));
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-idle");
    }

    @Test
    @DisplayName("P36: an old refresh token stays dead although idle lives were shortened, cleaned up and lengthened again")
    void anOldTokenStaysDeadWhenIdleLivesChange() {
        EndpointAnswer first = server.connect(client, "READ");
        idle(Duration.ofHours(2));
        EndpointAnswer second = refreshed(refreshToken(first));
        server.clock.advance(Duration.ofHours(3));
        server.storedGrants.deleteExpired(server.clock.instant(), 100);
        idle(Duration.ofDays(30));
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "refresh-token-reused");
        assertThat(isAlive(second)).isFalse();
    }

    @Test
    @DisplayName("P45: a deactivated user gets no tokens, and may go on when active again")
    void aDeactivatedUserGetsNoTokens() {
        EndpointAnswer first = server.connect(client, "READ");
        server.owners.deactivate(USER);
        assertRefused(server.refresh(client, refreshToken(first)), "invalid_grant", "user-inactive");
        server.owners.with(USER, "ada", "Ada Lovelace");
        refreshed(refreshToken(first));
    }

    @Test
    @DisplayName("P45: a rename changes nothing, and a new user who takes the old name gets nothing")
    void tokensFollowTheUserKey() {
        EndpointAnswer first = server.connect(client, "READ");
        server.owners.with(USER, "ada.king", "Ada King").with("JIRAUSER10900", "ada", "Another Ada");
        EndpointAnswer second = refreshed(refreshToken(first));
        assertThat(server.storedGrants.byAccessToken(Sha256.hex(accessToken(second))).orElseThrow().userKey()).isEqualTo(USER);
        server.owners.delete(USER);
        assertRefused(server.refresh(client, refreshToken(second)), "invalid_grant", "user-inactive");
    }

    @Test
    void whatIsNoRefreshTokenOfOursIsToldFromAMistypedAndAnUnknownOne() {
        EndpointAnswer first = server.connect(client, "READ");
        assertRefused(server.refresh(client, "tGzv3JOkF0XG5Qx2TlKWIA"), "invalid_grant", "refresh-token-not-ours");
        assertRefused(server.refresh(client, accessToken(first)), "invalid_grant", "refresh-token-not-ours");
        assertRefused(server.refresh(client, refreshToken(first) + "x"), "invalid_grant", "refresh-token-mistyped");
        assertRefused(server.refresh(client, CredentialFormat.REFRESH_TOKEN.generate().reveal()), "invalid_grant", "refresh-token-unknown");
    }

    @Test
    void aDatabaseErrorKillsNoRefreshToken() {
        EndpointAnswer first = server.connect(client, "READ");
        server.grants.failAt("replace");
        assertThat(server.refresh(client, refreshToken(first)).status()).isEqualTo(500);
        server.grants.failAt("");
        refreshed(refreshToken(first));
    }
}
