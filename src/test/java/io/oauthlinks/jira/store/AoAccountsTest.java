package io.oauthlinks.jira.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.Tokens;
import io.oauthlinks.secret.Secret;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
record AoAccountsTest(TestDatabase database) {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final PlacedVault VAULT = new PlacedVault();

    @BeforeEach
    void findKeys() {
        VAULT.loseKeys(false);
    }

    static Account account(long linkId, String mailbox) {
        return new Account(0, linkId, mailbox, "delegate@example.com", new Tokens(Secret.of("access"), Secret.of("refresh"), NOW, NOW.plusSeconds(3600),
                Scopes.of("mail")), "https://t.example", AccountState.VALID, NOW, null, 0, null, "admin", NOW, NOW, null);
    }

    private static Account with(Account account, Tokens tokens) {
        return new Account(account.id(), account.linkId(), account.mailbox(), account.signedInAs(), tokens, account.tokenEndpoint(), account.state(),
                account.stateSince(), account.problem(), account.failures(), account.nextTry(), account.authorizedBy(),
                account.authorizedAt(), account.lastSuccess(), account.refreshingSince());
    }

    @Test
    void whatIsSavedComesBack() {
        AoAccounts accounts = new AoAccounts(database.empty(), VAULT);
        Account saved = accounts.save(account(7, "a@example.com"));
        assertThat(saved).usingRecursiveComparison().ignoringFields("id").isEqualTo(account(7, "a@example.com"));
        assertThat(accounts.byId(saved.id())).contains(saved);
        assertThat(accounts.ofLink(7)).containsExactly(saved);
        assertThat(accounts.ofLink(8)).isEmpty();
        assertThat(accounts.delete(saved.id())).isTrue();
        assertThat(accounts.delete(saved.id())).isFalse();
    }

    @Test
    void aProblemAndAbsentTimesComeBack() {
        AoAccounts accounts = new AoAccounts(database.empty(), VAULT);
        Problem problem = Problem.named("oauth-links.token.problem", "refresh-token-expired", "a", 7).inWordsOf("AADSTS700082 <b>");
        Account failing = new Account(0, 1, "m", "", new Tokens(Secret.of("a"), null, NOW, null, Scopes.NONE), "https://t.example",
                AccountState.FAILING, NOW, problem, 3, NOW.plusSeconds(120), "admin", NOW, null, NOW);
        Account saved = accounts.save(failing);
        assertThat(saved).usingRecursiveComparison().ignoringFields("id").isEqualTo(failing);
        assertThat(accounts.save(saved)).isEqualTo(saved);
    }

    @Test
    @DisplayName("C25: tokens of 10,000 characters are stored without truncation")
    void longTokens() {
        AoAccounts accounts = new AoAccounts(database.empty(), VAULT);
        Secret access = Secret.of("a".repeat(10_000));
        Secret refresh = Secret.of("r".repeat(10_000));
        Account saved = accounts.save(with(account(1, "m"), new Tokens(access, refresh, NOW, NOW, Scopes.of("x".repeat(3000)))));
        Tokens kept = accounts.byId(saved.id()).orElseThrow().tokens();
        assertThat(kept.accessToken()).isEqualTo(access);
        assertThat(kept.refreshToken()).isEqualTo(refresh);
        assertThat(kept.scopes().toString()).hasSize(3000);
    }

    @Test
    @DisplayName("C34: tokens whose key is lost are null, stay as they are when the state changes, and come back with the key")
    void unreadableTokens() {
        AoAccounts accounts = new AoAccounts(database.empty(), VAULT);
        Account saved = accounts.save(account(1, "m"));
        VAULT.loseKeys(true);
        Account unreadable = accounts.byId(saved.id()).orElseThrow();
        assertThat(unreadable.tokens()).isNull();
        assertThat(unreadable.state()).isEqualTo(AccountState.RE_AUTHORIZATION_NEEDED);
        assertThat(unreadable.problem().reason()).isEqualTo("tokens-unreadable");
        accounts.save(unreadable);
        VAULT.loseKeys(false);
        assertThat(accounts.byId(saved.id())).contains(saved);
    }

    @Test
    @DisplayName("C34: the columns hold no token in clear, and a token copied to another account does not open")
    void sealedAtRest() {
        ActiveObjects ao = database.empty();
        AoAccounts accounts = new AoAccounts(ao, VAULT);
        Account one = accounts.save(account(1, "one"));
        Account two = accounts.save(account(1, "two"));
        AccountRow first = ao.get(AccountRow.class, (int) one.id());
        assertThat(first.getAccessToken()).startsWith("Account/" + first.getRowKey() + "/accessToken:");
        assertThat(first.getRefreshToken()).startsWith("Account/" + first.getRowKey() + "/refreshToken:");
        AccountRow second = ao.get(AccountRow.class, (int) two.id());
        second.setRefreshToken(first.getRefreshToken());
        second.save();
        assertThat(accounts.byId(two.id()).orElseThrow().tokens()).isNull();
    }

    @Test
    void unusedOldAccountsAreDeletedInBatchesAndUsedOrYoungOnesAreKept() {
        ActiveObjects ao = database.empty();
        AoAccounts accounts = new AoAccounts(ao, VAULT);
        Account used = accounts.save(account(1, "used"));
        for (int i = 0; i < 3; i++) {
            accounts.save(account(1, "unused " + i));
        }
        MailServerRow server = ao.create(MailServerRow.class, java.util.Map.of("ROW_KEY", "r", "NAME_HASH", "h"));
        server.setAccountId(used.id());
        server.save();

        assertThat(accounts.deleteUnused(NOW, 10)).isEmpty();
        assertThat(accounts.deleteUnused(NOW.plusSeconds(1), 2)).hasSize(2);
        assertThat(accounts.deleteUnused(NOW.plusSeconds(1), 2)).hasSize(1);
        assertThat(accounts.deleteUnused(NOW.plusSeconds(1), 2)).isEmpty();
        assertThat(accounts.all()).extracting(Account::mailbox).containsExactly("used");
    }

    @Test
    void savingADeletedAccountFailsInsteadOfBringingItBack() {
        AoAccounts accounts = new AoAccounts(database.empty(), VAULT);
        Account saved = accounts.save(account(1, "m"));
        accounts.delete(saved.id());
        assertThatThrownBy(() -> accounts.save(saved)).isInstanceOf(RowGone.class).hasMessageContaining(String.valueOf(saved.id()));
        assertThat(accounts.all()).isEmpty();
    }
}
