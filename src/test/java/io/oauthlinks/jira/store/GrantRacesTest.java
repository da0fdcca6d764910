package io.oauthlinks.jira.store;

import static io.oauthlinks.incominglink.grant.TestTokens.LINK;
import static io.oauthlinks.incominglink.grant.TestTokens.NOW;
import static io.oauthlinks.incominglink.grant.TestTokens.access;
import static io.oauthlinks.incominglink.grant.TestTokens.code;
import static io.oauthlinks.incominglink.grant.TestTokens.first;
import static io.oauthlinks.incominglink.grant.TestTokens.grant;
import static io.oauthlinks.incominglink.grant.TestTokens.next;
import static io.oauthlinks.incominglink.grant.TestTokens.ofService;
import static io.oauthlinks.incominglink.grant.TestTokens.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.incominglink.grant.Grant;
import io.oauthlinks.incominglink.grant.Grants.GrantRevoked;
import io.oauthlinks.incominglink.grant.TokenPair;
import io.oauthlinks.secret.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.java.ao.ActiveObjectsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several nodes do the same at the same time, each on a connection of its own; and what a failing database leaves behind. Not on H2, which looks for
 * the row that a foreign key names without keeping it.
 */
@ParameterizedClass
@EnumSource(value = TestDatabase.class, names = {"POSTGRES", "MARIADB"})
@Timeout(120)
class GrantRacesTest {

    private static final int ROUNDS = 15;
    private static final int NODES = 3;

    @Parameter
    private TestDatabase database;
    private final ExecutorService threads = Executors.newFixedThreadPool(NODES);
    private ActiveObjects ao;
    private AoAuthorizationCodes codes;
    private AoGrants grants;

    @BeforeEach
    void start() {
        ao = database.empty();
        codes = new AoAuthorizationCodes(ao);
        grants = new AoGrants(ao);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    @DisplayName("P22: a code exchanged on several nodes at once yields one grant with one pair")
    void oneCodeOneGrant() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String code = "code " + round;
            codes.save(code(code));
            List<Optional<Grant>> results = atOnce(node -> grants.redeem(Sha256.hex(code), grant(code), first(code + node)));
            assertThat(results.stream().flatMap(Optional::stream)).hasSize(1);
        }
        assertThat(ao.count(GrantRow.class)).isEqualTo(ROUNDS);
        assertThat(ao.count(TokenRow.class)).isEqualTo(ROUNDS);
    }

    @Test
    @DisplayName("P38: a refresh token sent to several nodes at once has one successor")
    void oneSuccessor() throws Exception {
        long grant = redeemed("c", "0");
        for (int round = 0; round < ROUNDS; round++) {
            String before = String.valueOf(round);
            List<TokenPair> next = List.of(next("x" + round, before, grant), next("y" + round, before, grant), next("z" + round, before, grant));
            List<Boolean> results = atOnce(node -> grants.replace(next.get(node)));
            assertThat(results).containsOnlyOnce(true);
            TokenPair winner = grants.successorOf(refresh(before)).orElseThrow();
            assertThat(winner).isEqualTo(next.get(results.indexOf(true)));
            assertThat(grants.replace(new TokenPair(access(before + "+"), refresh(String.valueOf(round + 1)), winner.refreshHash(), grant, LINK,
                    winner.userKey(), winner.scopes(), winner.grantScopes(), NOW, winner.accessExpiresAt(), winner.refreshExpiresAt(),
                    winner.grantExpiresAt()))).isTrue();
        }
        assertThat(ao.count(TokenRow.class)).isEqualTo(1 + 2 * ROUNDS);
    }

    @Test
    @DisplayName("P38: no token outlives a grant that is revoked while it is refreshed")
    void revocationWins() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String family = "family " + round + " ";
            long grant = redeemed(family, family + 0);
            List<Object> results = atOnce(node -> node == 0 ? (Object) grants.revoke(grant) : refreshUntilRevoked(family, grant, node));
            assertThat(results.get(0)).isEqualTo(true);
        }
        assertThat(ao.count(GrantRow.class)).isZero();
        assertThat(ao.count(TokenRow.class)).isZero();
    }

    @Test
    void nothingOfALinkOutlivesARevocationOfAll() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String code = "code " + round;
            String family = "family " + round + " ";
            codes.save(code(code));
            long grant = redeemed(family, family + 0);
            grants.issue(ofService(family + "service", LINK));
            atOnce(node -> switch (node) {
                case 0 -> grants.revokeOfLink(LINK);
                case 1 -> refreshUntilRevoked(family, grant, node);
                default -> grants.redeem(Sha256.hex(code), grant(code), first(code)).isPresent();
            });
        }
        assertThat(ao.count(AuthCodeRow.class)).isZero();
        assertThat(ao.count(GrantRow.class)).isZero();
        assertThat(ao.count(TokenRow.class)).isZero();
    }

    @Test
    void theCleanUpLeavesAGrantThatIsRefreshedMeanwhile() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String family = "family " + round + " ";
            codes.save(code(family));
            TokenPair any = first(family);
            TokenPair ending = new TokenPair(access(family + 0), refresh(family + 0), null, 0, LINK, any.userKey(), any.scopes(), any.grantScopes(), NOW,
                    NOW.plusSeconds(1), NOW.plusSeconds(1), any.grantExpiresAt());
            long grant = grants.redeem(Sha256.hex(family), grant(family), ending).orElseThrow().id();
            List<Object> results = atOnce(node -> switch (node) {
                case 0 -> grants.deleteExpired(NOW.plusSeconds(2), 100);
                case 1 -> replaceOrRevoked(next(family + 1, family + 0, grant));
                default -> true;
            });
            boolean refreshed = (boolean) results.get(1);
            assertThat(grants.byId(grant).isPresent()).isEqualTo(refreshed);
            assertThat(grants.byRefreshToken(refresh(family + 1)).isPresent()).isEqualTo(refreshed);
        }
    }

    @Test
    @DisplayName("P22: a database error in the middle of an exchange leaves the code usable and no grant")
    void noCodeBurntWithoutAToken() {
        grants.issue(ofService("taken", LINK));
        codes.save(code("c"));
        assertThatThrownBy(() -> grants.redeem(Sha256.hex("c"), grant("c"), first("taken"))).isInstanceOf(ActiveObjectsException.class);
        assertThat(grants.byCode(Sha256.hex("c"))).isEmpty();
        assertThat(ao.count(GrantRow.class)).isZero();
        assertThat(grants.redeem(Sha256.hex("c"), grant("c"), first("fresh"))).isPresent();
    }

    @Test
    @DisplayName("P38: a database error in the middle of a refresh leaves the old refresh token usable")
    void noRefreshTokenBurntWithoutSuccessor() {
        long grant = redeemed("c", "one");
        grants.issue(ofService("taken", LINK));
        assertThatThrownBy(() -> grants.replace(next("taken", "one", grant))).isInstanceOf(ActiveObjectsException.class);
        assertThat(grants.successorOf(refresh("one"))).isEmpty();
        assertThat(grants.replace(next("two", "one", grant))).isTrue();
    }

    private Object refreshUntilRevoked(String family, long grant, int node) {
        int refreshes = 0;
        while (replaceOrRevoked(next(family + node + (refreshes + 1), family + (refreshes == 0 ? "0" : node + "" + refreshes), grant))) {
            refreshes++;
        }
        return refreshes;
    }

    private boolean replaceOrRevoked(TokenPair next) {
        try {
            return grants.replace(next);
        } catch (GrantRevoked expected) {
            return false;
        }
    }

    private long redeemed(String code, String pair) {
        codes.save(code(code));
        return grants.redeem(Sha256.hex(code), grant(code), first(pair)).orElseThrow().id();
    }

    private interface Work<T> {
        T on(int node);
    }

    /** The results by node. */
    private <T> List<T> atOnce(Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(NODES);
        List<Callable<T>> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            int number = node;
            nodes.add(() -> {
                start.await();
                return work.on(number);
            });
        }
        List<T> results = new ArrayList<>();
        for (Future<T> result : threads.invokeAll(nodes)) {
            results.add(result.get());
        }
        return results;
    }
}
