package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.millis;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import com.fasterxml.jackson.core.type.TypeReference;
import io.oauthlinks.mailserver.AccountPlaces;
import io.oauthlinks.message.Problem;
import io.oauthlinks.oauth2.Scopes;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.Tokens;
import io.oauthlinks.secret.Randomness;
import io.oauthlinks.secret.SecretUnreadable;
import io.oauthlinks.secret.Vault;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.java.ao.Query;

/** The accounts in Active Objects. */
public final class AoAccounts implements Accounts, AccountPlaces {

    private static final int ROW_KEY_LENGTH = 20;
    private static final String ACCESS_TOKEN = "accessToken";
    private static final String REFRESH_TOKEN = "refreshToken";

    private final ActiveObjects ao;
    private final SealedColumns secrets;

    public AoAccounts(ActiveObjects ao, Vault vault) {
        this.ao = ao;
        this.secrets = new SealedColumns(vault, "Account");
    }

    @Override
    public Optional<Account> byId(long id) {
        return Optional.ofNullable(ao.get(AccountRow.class, Columns.row(id))).map(this::read);
    }

    @Override
    public List<Account> ofLink(long linkId) {
        Query query = Query.select().where("LINK_ID = ?", linkId).order("ID ASC");
        return Arrays.stream(ao.find(AccountRow.class, query)).map(this::read).toList();
    }

    @Override
    public List<Account> all() {
        return Arrays.stream(ao.find(AccountRow.class, Query.select().order("ID ASC"))).map(this::read).toList();
    }

    @Override
    public Account save(Account account) {
        return ao.executeInTransaction(() -> {
            AccountRow row = account.id() == 0
                    ? ao.create(AccountRow.class, Map.of("ROW_KEY", Randomness.shortKey(ROW_KEY_LENGTH)))
                    : RowGone.unlessPresent(ao.get(AccountRow.class, Columns.row(account.id())), "Account", account.id());
            write(account, row);
            return read(row);
        });
    }

    @Override
    public void sendsRefreshToken(long id, Instant since) {
        ao.executeInTransaction(() -> {
            AccountRow row = ao.get(AccountRow.class, Columns.row(id));
            if (row != null) {
                row.setRefreshingSince(millis(since));
                row.save();
            }
            return null;
        });
    }

    @Override
    public boolean delete(long id) {
        return ao.executeInTransaction(() -> ao.deleteWithSQL(AccountRow.class, "ID = ?", Columns.row(id)) == 1);
    }

    @Override
    public List<Account> deleteUnused(Instant authorizedBefore, int limit) {
        return ao.executeInTransaction(() -> {
            Set<Long> used = Arrays.stream(ao.find(MailServerRow.class, Query.select().where("ACCOUNT_ID > ?", 0L)))
                    .map(MailServerRow::getAccountId).collect(Collectors.toSet());
            Query old = Query.select().where("AUTHORIZED_AT < ?", authorizedBefore.toEpochMilli())
                    .order("ID ASC").limit(limit + used.size());
            List<Account> unused = Arrays.stream(ao.find(AccountRow.class, old)).filter(row -> !used.contains((long) row.getID())).limit(limit)
                    .map(this::read).toList();
            return unused.stream().filter(account -> ao.deleteWithSQL(AccountRow.class, "ID = ?", Columns.row(account.id())) == 1).toList();
        });
    }

    @Override
    public void bind(long accountId, String place) {
        ao.executeInTransaction(() -> {
            AccountRow row = RowGone.unlessPresent(ao.get(AccountRow.class, Columns.row(accountId)), "Account", accountId);
            row.setBoundTo(column(place));
            row.save();
            return null;
        });
    }

    @Override
    public Optional<String> of(long accountId) {
        return Optional.ofNullable(ao.get(AccountRow.class, Columns.row(accountId))).map(AccountRow::getBoundTo);
    }

    private void write(Account account, AccountRow row) {
        row.setLinkId(account.linkId());
        row.setMailbox(column(account.mailbox()));
        row.setSignedInAs(column(account.signedInAs()));
        writeTokens(account.tokens(), row);
        row.setTokenEndpoint(column(account.tokenEndpoint()));
        if (!account.isUnreadable()) {
            writeState(account, row);
        }
        row.setAuthorizedBy(column(account.authorizedBy()));
        row.setAuthorizedAt(millis(account.authorizedAt()));
        row.setLastSuccess(millis(account.lastSuccess()));
        row.setRefreshingSince(millis(account.refreshingSince()));
        row.save();
    }

    private static void writeState(Account account, AccountRow row) {
        row.setAccountState(account.state().name());
        row.setStateSince(millis(account.stateSince()));
        row.setProblem(JsonColumns.write(account.problem()));
        row.setFailures(account.failures());
        row.setNextTry(millis(account.nextTry()));
    }

    /** Tokens that could not be opened stay as they are, for the day on which their key comes back. */
    private void writeTokens(Tokens tokens, AccountRow row) {
        if (tokens != null) {
            row.setAccessToken(secrets.seal(tokens.accessToken(), row.getRowKey(), ACCESS_TOKEN));
            row.setRefreshToken(secrets.seal(tokens.refreshToken(), row.getRowKey(), REFRESH_TOKEN));
            row.setIssuedAt(millis(tokens.issuedAt()));
            row.setExpiresAt(millis(tokens.expiresAt()));
            row.setScopes(column(tokens.scopes().toString()));
        }
    }

    private Account read(AccountRow row) {
        Problem problem = JsonColumns.read(row.getProblem(), new TypeReference<Problem>() { });
        Tokens tokens = readTokens(row);
        Account account = new Account(row.getID(), row.getLinkId(), text(row.getMailbox()), text(row.getSignedInAs()), tokens,
                text(row.getTokenEndpoint()), AccountState.valueOf(row.getAccountState()), instant(row.getStateSince()), problem, row.getFailures(),
                instant(row.getNextTry()), text(row.getAuthorizedBy()), instant(row.getAuthorizedAt()), instant(row.getLastSuccess()),
                instant(row.getRefreshingSince()));
        return tokens == null && row.getAccessToken() != null ? account.unreadable() : account;
    }

    private Tokens readTokens(AccountRow row) {
        try {
            return row.getAccessToken() == null ? null
                    : new Tokens(secrets.open(row.getAccessToken(), row.getRowKey(), ACCESS_TOKEN),
                            secrets.open(row.getRefreshToken(), row.getRowKey(), REFRESH_TOKEN), instant(row.getIssuedAt()),
                            instant(row.getExpiresAt()), Scopes.parse(row.getScopes()));
        } catch (SecretUnreadable lost) {
            return null;
        }
    }
}
