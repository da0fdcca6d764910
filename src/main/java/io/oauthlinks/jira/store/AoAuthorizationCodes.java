package io.oauthlinks.jira.store;

import static io.oauthlinks.jira.store.Columns.column;
import static io.oauthlinks.jira.store.Columns.instant;
import static io.oauthlinks.jira.store.Columns.text;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.incominglink.JiraScope;
import io.oauthlinks.incominglink.grant.AuthorizationCode;
import io.oauthlinks.incominglink.grant.AuthorizationCodes;
import io.oauthlinks.incominglink.grant.CodeChallenge;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.java.ao.Query;

/** The authorization codes in Active Objects. */
public final class AoAuthorizationCodes implements AuthorizationCodes {

    private final ActiveObjects ao;

    public AoAuthorizationCodes(ActiveObjects ao) {
        this.ao = ao;
    }

    @Override
    public void save(AuthorizationCode code) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("CODE_HASH", code.hash());
        columns.put("LINK_ID", code.linkId());
        columns.put("USER_KEY", code.userKey());
        columns.put("SCOPES", column(JiraScope.format(code.scopes())));
        columns.put("REDIRECT_URI", code.redirectUri());
        columns.put("REDIRECT_SENT", code.redirectUriSent());
        columns.put("CHALLENGE", code.challenge() == null ? null : code.challenge().value());
        columns.put("CHALLENGE_METHOD", code.challenge() == null ? null : code.challenge().method().name());
        columns.put("EXPIRES_AT", code.expiresAt().toEpochMilli());
        // as a list, which inserts without reading the row back
        ao.create(AuthCodeRow.class, List.of(Columns.withoutNulls(columns)));
    }

    @Override
    public Optional<AuthorizationCode> byHash(String hash) {
        return Arrays.stream(ao.find(AuthCodeRow.class, Query.select().where("CODE_HASH = ?", hash))).findFirst().map(AoAuthorizationCodes::read);
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
        return ao.executeInTransaction(() -> {
            Query old = Query.select().where("EXPIRES_AT < ?", now.toEpochMilli()).order("EXPIRES_AT ASC").limit(Math.min(limit, KeyBatch.MOST));
            KeyBatch batch = new KeyBatch(Arrays.stream(ao.find(AuthCodeRow.class, old)).map(AuthCodeRow::getCodeHash).toList());
            return batch.keys().isEmpty() ? 0 : ao.deleteWithSQL(AuthCodeRow.class, batch.in("CODE_HASH"), batch.parameters());
        });
    }

    private static AuthorizationCode read(AuthCodeRow row) {
        CodeChallenge challenge = row.getChallenge() == null ? null
                : new CodeChallenge(row.getChallenge(), CodeChallenge.Method.valueOf(row.getChallengeMethod()));
        return new AuthorizationCode(row.getCodeHash(), row.getLinkId(), row.getUserKey(), JiraScope.parse(text(row.getScopes())),
                row.getRedirectUri(), row.isRedirectSent(), challenge, instant(row.getExpiresAt()));
    }
}
