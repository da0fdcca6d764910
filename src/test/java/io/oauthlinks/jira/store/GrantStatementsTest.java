package io.oauthlinks.jira.store;

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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.secret.Sha256;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What Active Objects sends for the work of the endpoints: no statement more than it needs, and none that walks through a table. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class GrantStatementsTest {

    @Parameter
    private TestDatabase database;
    private AoAuthorizationCodes codes;
    private AoGrants grants;
    private AoIncomingLinks links;
    private AoClientSecrets secrets;
    private long grant;

    @BeforeEach
    void start() {
        ActiveObjects ao = database.empty();
        codes = new AoAuthorizationCodes(ao);
        grants = new AoGrants(ao);
        links = new AoIncomingLinks(ao);
        secrets = new AoClientSecrets(ao);
        codes.save(code("c"));
        grant = grants.redeem(Sha256.hex("c"), grant("c"), first("one")).orElseThrow().id();
    }

    @Test
    void aLookUpIsOneStatement() {
        assertThat(sent(() -> grants.byAccessToken(access("one")))).hasSize(1);
        assertThat(sent(() -> grants.accessToken(access("one")))).hasSize(1);
        assertThat(sent(() -> grants.byRefreshToken(refresh("one")))).hasSize(1);
        assertThat(sent(() -> grants.successorOf(refresh("one")))).hasSize(1);
        assertThat(sent(() -> codes.byHash(Sha256.hex("c")))).hasSize(1);
        assertThat(sent(() -> grants.byCode(Sha256.hex("c")))).hasSize(1);
        assertThat(sent(() -> grants.ofUserAndLink(USER, LINK))).hasSize(1);
        assertThat(sent(() -> grants.ofLink(LINK, 0, 100))).hasSize(1);
    }

    @Test
    void issuingIsOneStatement() {
        assertThat(sent(() -> codes.save(code("d")))).hasSize(1);
        assertThat(sent(() -> grants.replace(next("two", "one", grant)))).hasSize(1);
        assertThat(sent(() -> grants.issue(ofService("s", LINK)))).hasSize(1);
    }

    @Test
    void redeemingTakesTheCodeAndStoresTwoRows() {
        codes.save(code("d"));
        int sequences = database == TestDatabase.POSTGRES ? 1 : 0;
        assertThat(sent(() -> grants.redeem(Sha256.hex("d"), grant("d"), first("two")))).hasSize(3 + sequences);
    }

    @Test
    void aBatchOfTheCleanUpReadsNoRowByItself() {
        for (int i = 0; i < 20; i++) {
            grants.issue(ofService("s" + i, LINK));
        }
        assertThat(sent(() -> assertThat(grants.deleteExpired(NOW.plusSeconds(4000), 100)).isEqualTo(20))).hasSize(3);
    }

    @Test
    void everyLookUpUsesAnIndex() throws SQLException {
        assumeTrue(database == TestDatabase.POSTGRES, "whose plans say it without rows to choose by");
        List<String> statements = sent(() -> {
            grants.byAccessToken(access("one"));
            grants.accessToken(access("one"));
            grants.byRefreshToken(refresh("one"));
            grants.successorOf(refresh("one"));
            grants.byCode(Sha256.hex("c"));
            codes.byHash(Sha256.hex("c"));
            grants.ofUser(USER);
            grants.ofUserAndLink(USER, LINK);
            grants.ofLink(LINK, 0, 100);
            grants.countOfLink(LINK);
            grants.liveAccessTokens(grant, LINK, NOW);
            grants.liveAccessTokens(0, LINK, NOW);
            grants.used(grant, NOW);
            grants.deleteExpired(NOW, 100);
            codes.deleteExpired(NOW, 100);
            grants.revokeService(access("one"));
            grants.revokeOfLink(LINK);
            grants.revokeOfUser(USER);
            links.byClientId("olc_x");
            secrets.ofLink(LINK);
        });
        assertThat(statements).hasSizeGreaterThan(20);
        for (String statement : statements) {
            assertThat(database.plan(statement)).as(statement).contains("Index").doesNotContain("Seq Scan");
        }
    }

    private List<String> sent(Runnable work) {
        return database.statements(work);
    }
}
