package io.oauthlinks.incominglink.grant;

import static io.oauthlinks.incominglink.grant.TestTokens.LINK;
import static io.oauthlinks.incominglink.grant.TestTokens.NOW;
import static io.oauthlinks.incominglink.grant.TestTokens.USER;
import static io.oauthlinks.incominglink.grant.TestTokens.access;
import static io.oauthlinks.incominglink.grant.TestTokens.code;
import static io.oauthlinks.incominglink.grant.TestTokens.first;
import static io.oauthlinks.incominglink.grant.TestTokens.grant;
import static io.oauthlinks.incominglink.grant.TestTokens.next;
import static io.oauthlinks.incominglink.grant.TestTokens.ofService;
import static io.oauthlinks.incominglink.grant.TestTokens.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oauthlinks.secret.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Grants} does. */
public abstract class GrantsContract {

    protected abstract AuthorizationCodes codes();

    protected abstract Grants grants();

    @Test
    void aRedeemedCodeIsGoneAndItsGrantAndPairAreThere() {
        codes().save(code("c"));
        Grant stored = grants().redeem(Sha256.hex("c"), grant("c"), first("one")).orElseThrow();
        assertThat(stored.id()).isPositive();
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(grant("c"));
        assertThat(codes().byHash(Sha256.hex("c"))).isEmpty();
        assertThat(grants().byCode(Sha256.hex("c"))).contains(stored);
        assertThat(grants().byId(stored.id())).contains(stored);
        TokenPair pair = grants().byAccessToken(access("one")).orElseThrow();
        assertThat(pair).usingRecursiveComparison().ignoringFields("grantId").isEqualTo(first("one"));
        assertThat(pair.grantId()).isEqualTo(stored.id());
        assertThat(grants().byRefreshToken(refresh("one"))).contains(pair);
    }

    @Test
    void aCodeThatIsNotThereGivesNothing() {
        assertThat(grants().redeem(Sha256.hex("c"), grant("c"), first("one"))).isEmpty();
        assertThat(grants().byCode(Sha256.hex("c"))).isEmpty();
        assertThat(grants().byAccessToken(access("one"))).isEmpty();
    }

    @Test
    @DisplayName("P22: of several exchanges of one code at once one wins")
    void oneExchangeWins() {
        codes().save(code("c"));
        List<Optional<Grant>> results = IntStream.range(0, 4).parallel()
                .mapToObj(i -> grants().redeem(Sha256.hex("c"), grant("c"), first("caller " + i))).toList();
        assertThat(results.stream().flatMap(Optional::stream)).hasSize(1);
        assertThat(IntStream.range(0, 4).filter(i -> grants().byAccessToken(access("caller " + i)).isPresent())).hasSize(1);
    }

    @Test
    @DisplayName("P35: a pair is replaced and stays as the trace by which a reuse is seen")
    void aPairIsReplacedOnce() {
        long grant = redeemed("c", "one");
        assertThat(grants().successorOf(refresh("one"))).isEmpty();
        assertThat(grants().replace(next("two", "one", grant))).isTrue();
        assertThat(grants().successorOf(refresh("one"))).contains(next("two", "one", grant));
        assertThat(grants().replace(next("other", "one", grant))).isFalse();
        assertThat(grants().byAccessToken(access("other"))).isEmpty();
        assertThat(grants().byRefreshToken(refresh("one"))).isPresent();
        assertThat(grants().replace(next("three", "two", grant))).isTrue();
    }

    @Test
    @DisplayName("P38: of several refreshes at once one wins")
    void oneRefreshWins() {
        long grant = redeemed("c", "one");
        List<Boolean> results = IntStream.range(0, 4).parallel().mapToObj(i -> grants().replace(next("caller " + i, "one", grant))).toList();
        assertThat(results).containsOnlyOnce(true);
        assertThat(IntStream.range(0, 4).filter(i -> grants().byRefreshToken(refresh("caller " + i)).isPresent())).hasSize(1);
    }

    @Test
    void aRevokedGrantTakesItsPairsAlongAndCannotBeRefreshed() {
        long grant = redeemed("c", "one");
        long other = redeemed("d", "else");
        grants().replace(next("two", "one", grant));
        assertThat(grants().revoke(grant)).isTrue();
        assertThat(grants().revoke(grant)).isFalse();
        assertThat(grants().byId(grant)).isEmpty();
        assertThat(grants().byCode(Sha256.hex("c"))).isEmpty();
        assertThat(grants().byAccessToken(access("one"))).isEmpty();
        assertThat(grants().byRefreshToken(refresh("two"))).isEmpty();
        assertThatThrownBy(() -> grants().replace(next("three", "two", grant))).isInstanceOf(Grants.GrantRevoked.class);
        assertThat(grants().byAccessToken(access("three"))).isEmpty();
        assertThat(grants().byAccessToken(access("else"))).isPresent();
        assertThat(grants().revoke(0)).isFalse();
        assertThat(grants().byId(other)).isPresent();
    }

    @Test
    void aCallSeesOfAPairWhatConcernsItsAccessToken() {
        long grant = redeemed("c", "one");
        grants().issue(ofService("s", LINK));
        TokenPair one = first("one");
        TokenPair s = ofService("s", LINK);
        assertThat(grants().accessToken(access("one")))
                .contains(new AccessToken(grant, one.linkId(), one.userKey(), one.scopes(), one.issuedAt(), one.accessExpiresAt()));
        assertThat(grants().accessToken(access("s")))
                .contains(new AccessToken(0, s.linkId(), s.userKey(), s.scopes(), s.issuedAt(), s.accessExpiresAt()));
        assertThat(grants().accessToken(refresh("one"))).isEmpty();
    }

    @Test
    void aServiceHasPairsWithoutGrant() {
        long grant = redeemed("c", "one");
        grants().issue(ofService("s", LINK));
        grants().issue(ofService("t", LINK));
        assertThat(grants().byAccessToken(access("s"))).contains(ofService("s", LINK));
        assertThat(grants().liveAccessTokens(0, LINK, NOW)).isEqualTo(2);
        assertThat(grants().liveAccessTokens(0, LINK, NOW.plusSeconds(3600))).isZero();
        assertThat(grants().liveAccessTokens(grant, LINK, NOW)).isEqualTo(1);
        assertThat(grants().revokeService(access("s"))).isTrue();
        assertThat(grants().revokeService(access("s"))).isFalse();
        assertThat(grants().revokeService(access("one"))).isFalse();
        assertThat(grants().byAccessToken(access("t"))).isPresent();
    }

    @Test
    void allOfALinkAreRevokedWithItsCodes() {
        redeemed("c", "one");
        redeemed("d", "two");
        long other = redeemed("e", "else", 8, USER);
        codes().save(code("waiting"));
        grants().issue(ofService("s", LINK));
        grants().issue(ofService("t", 8));
        assertThat(grants().revokeOfLink(LINK)).isEqualTo(2);
        assertThat(grants().revokeOfLink(LINK)).isZero();
        assertThat(codes().byHash(Sha256.hex("waiting"))).isEmpty();
        assertThat(grants().byAccessToken(access("s"))).isEmpty();
        assertThat(grants().byAccessToken(access("two"))).isEmpty();
        assertThat(grants().byAccessToken(access("t"))).isPresent();
        assertThat(grants().byId(other)).isPresent();
    }

    @Test
    void allOfAUserAreRevokedWithTheCodes() {
        redeemed("c", "one");
        redeemed("d", "two", 8, USER);
        long other = redeemed("e", "else", LINK, "JIRAUSER2");
        codes().save(code("waiting"));
        codes().save(code("of another", LINK, "JIRAUSER2"));
        assertThat(grants().revokeOfUser(USER)).isEqualTo(2);
        assertThat(codes().byHash(Sha256.hex("waiting"))).isEmpty();
        assertThat(codes().byHash(Sha256.hex("of another"))).isPresent();
        assertThat(grants().byAccessToken(access("two"))).isEmpty();
        assertThat(grants().byId(other)).isPresent();
    }

    @Test
    void grantsAreListedNewestFirstAndCounted() {
        long one = redeemed("c", "one");
        long two = redeemed("d", "two", LINK, "JIRAUSER2");
        long three = redeemed("e", "three");
        long four = redeemed("f", "four", 8, USER);
        assertThat(grants().ofUser(USER)).extracting(Grant::id).containsExactly(four, three, one);
        assertThat(grants().ofUserAndLink(USER, LINK)).extracting(Grant::id).containsExactly(three, one);
        assertThat(grants().ofUser(USER.toLowerCase(Locale.ROOT))).as("another user").isEmpty();
        assertThat(grants().ofUserAndLink(USER.toLowerCase(Locale.ROOT), LINK)).isEmpty();
        assertThat(grants().ofLink(LINK, 0, 2)).extracting(Grant::id).containsExactly(three, two);
        assertThat(grants().ofLink(LINK, 2, 2)).extracting(Grant::id).containsExactly(one);
        assertThat(grants().countOfLink(LINK)).isEqualTo(3);
        assertThat(grants().countsByLink(List.of(LINK, 8L, 9L))).isEqualTo(Map.of(LINK, 3, 8L, 1, 9L, 0));
    }

    @Test
    void aUseIsNoted() {
        long grant = redeemed("c", "one");
        grants().used(grant, NOW.plusSeconds(60));
        assertThat(grants().byId(grant).orElseThrow().lastUsedAt()).isEqualTo(NOW.plusSeconds(60));
        grants().used(grant + 1, NOW);
    }

    @Test
    void whatHasEndedIsDeletedInBatchesAndTheGrantWithItsLastPair() {
        long ended = redeemed("c", "one");
        long refreshed = redeemed("d", "two");
        grants().replace(next("three", "two", refreshed));
        for (int i = 0; i < 5; i++) {
            grants().issue(ofService("s" + i, LINK));
        }
        assertThat(grants().deleteExpired(NOW.plusSeconds(3600), 100)).isZero();
        assertThat(grants().deleteExpired(NOW.plusSeconds(3601), 3)).isEqualTo(3);
        assertThat(grants().deleteExpired(NOW.plusSeconds(3601), 3)).isEqualTo(2);
        assertThat(grants().deleteExpired(NOW.plus(Duration.ofDays(30)).plusSeconds(1), 100)).isEqualTo(3);
        assertThat(grants().byId(ended)).isEmpty();
        assertThat(grants().byRefreshToken(refresh("two"))).isEmpty();
        assertThat(grants().byId(refreshed)).isPresent();
        assertThat(grants().byRefreshToken(refresh("three"))).isPresent();
    }

    @Test
    void aGrantThatHasEndedIsDeletedWithWhatIsLeftOfIt() {
        long grant = redeemed("c", "one");
        TokenPair longest = next("long", "one", grant);
        grants().replace(new TokenPair(longest.accessHash(), longest.refreshHash(), longest.replaces(), grant, LINK, USER, longest.scopes(),
                longest.grantScopes(), NOW, NOW.plusSeconds(60), NOW.plus(Duration.ofDays(400)), longest.grantExpiresAt()));
        grants().deleteExpired(NOW.plus(Duration.ofDays(90)).plusSeconds(1), 100);
        assertThat(grants().byId(grant)).isEmpty();
        assertThat(grants().byRefreshToken(refresh("long"))).isEmpty();
    }

    private long redeemed(String code, String pair) {
        return redeemed(code, pair, LINK, USER);
    }

    private long redeemed(String code, String pair, long link, String user) {
        codes().save(code(code, link, user));
        return grants().redeem(Sha256.hex(code), grant(code, link, user), first(pair, link, user)).orElseThrow().id();
    }
}
