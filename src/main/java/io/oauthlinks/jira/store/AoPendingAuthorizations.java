package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.outgoinglink.flow.PendingAuthorization;
import io.oauthlinks.outgoinglink.flow.PendingAuthorizations;
import io.oauthlinks.outgoinglink.flow.Unanswered;
import io.oauthlinks.secret.Randomness;
import io.oauthlinks.secret.SecretUnreadable;
import io.oauthlinks.secret.Sha256;
import io.oauthlinks.secret.Vault;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.java.ao.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pending authorizations in Active Objects, with what was typed on the forms that wait for them. */
public final class AoPendingAuthorizations implements PendingAuthorizations {

    private static final Logger LOG = LoggerFactory.getLogger(AoPendingAuthorizations.class);
    private static final int TYPED_KEY_BITS = 128;
    private static final String CODE_VERIFIER = "codeVerifier";

    private final ActiveObjects ao;
    private final SealedColumns secrets;

    public AoPendingAuthorizations(ActiveObjects ao, Vault vault) {
        this.ao = ao;
        this.secrets = new SealedColumns(vault, "AuthFlow");
    }

    @Override
    public void add(PendingAuthorization pending) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("STATE_HASH", pending.stateHash());
        columns.put("BROWSER_HASH", pending.browserHash());
        columns.put("USER_KEY", pending.userKey());
        columns.put("LINK_ID", pending.linkId());
        columns.put("ACCOUNT_ID", pending.accountId());
        columns.put("MAILBOX", Columns.column(pending.mailbox()));
        columns.put("CODE_VERIFIER", secrets.seal(pending.codeVerifier(), pending.stateHash(), CODE_VERIFIER));
        columns.put("REDIRECT_URI", pending.redirectUri());
        columns.put("TOKEN_ENDPOINT", pending.tokenEndpoint());
        columns.put("RETURN_PATH", pending.returnPath());
        columns.put("TYPED", JsonColumns.write(pending.typed()));
        columns.put("EXPIRES_AT", pending.expiresAt().toEpochMilli());
        ao.executeInTransaction(() -> ao.create(PendingRow.class, columns));
    }

    @Override
    public Optional<PendingAuthorization> find(String stateHash) {
        Query query = Query.select().where("STATE_HASH = ?", stateHash);
        return Arrays.stream(ao.find(PendingRow.class, query)).findFirst().flatMap(this::read);
    }

    @Override
    public boolean take(String stateHash) {
        return ao.executeInTransaction(() -> ao.deleteWithSQL(PendingRow.class, "STATE_HASH = ?", stateHash) == 1);
    }

    @Override
    public List<Unanswered> unanswered(long linkId) {
        return Arrays.stream(ao.find(PendingRow.class, Query.select().where("LINK_ID = ?", linkId)))
                .map(row -> new Unanswered(text(row.getMailbox()), row.getUserKey(), row.getRedirectUri(),
                        Instant.ofEpochMilli(row.getExpiresAt()).minus(PendingAuthorization.LIFE))).toList();
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
        return OldRows.delete(ao, PendingRow.class, "EXPIRES_AT", now.minus(REMEMBERED).toEpochMilli(), limit)
                + OldRows.delete(ao, TypedFormRow.class, "EXPIRES_AT", now.toEpochMilli(), limit);
    }

    @Override
    public String keepTyped(String userKey, Map<String, String> typed, Instant expiresAt) {
        String key = Randomness.base64url(TYPED_KEY_BITS).reveal();
        Map<String, Object> columns = Map.of("KEY_HASH", Sha256.hex(key), "USER_KEY", userKey, "TYPED", JsonColumns.write(typed),
                "EXPIRES_AT", expiresAt.toEpochMilli());
        ao.executeInTransaction(() -> ao.create(TypedFormRow.class, columns));
        return key;
    }

    @Override
    public Optional<Map<String, String>> typed(String key, String userKey, Instant now) {
        Query query = Query.select().where("KEY_HASH = ?", Sha256.hex(key));
        return Arrays.stream(ao.find(TypedFormRow.class, query)).findFirst()
                .filter(row -> userKey.equals(row.getUserKey()) && row.getExpiresAt() > now.toEpochMilli())
                .map(row -> JsonColumns.readMap(row.getTyped()));
    }

    /** A flow whose verifier cannot be opened cannot be finished: as good as unknown. */
    private Optional<PendingAuthorization> read(PendingRow row) {
        try {
            return Optional.of(new PendingAuthorization(row.getStateHash(), row.getBrowserHash(), row.getUserKey(), row.getLinkId(),
                    row.getAccountId(), text(row.getMailbox()), secrets.open(row.getCodeVerifier(), row.getStateHash(), CODE_VERIFIER),
                    row.getRedirectUri(), text(row.getTokenEndpoint()), row.getReturnPath(), JsonColumns.readMap(row.getTyped()),
                    Instant.ofEpochMilli(row.getExpiresAt())));
        } catch (SecretUnreadable lost) {
            LOG.warn("A pending authorization is given up: {}", lost.getMessage());
            return Optional.empty();
        }
    }
}
