package io.oauthlinks.incominglink.grant;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The grants and their tokens at rest. Every look-up is by an indexed column. Safe when two nodes do the same at the same time. */
public interface Grants {

    /**
     * Exchanges a code: takes it, and stores the grant and its first pair, all or nothing.
     *
     * @param first its {@code grantId} is set to that of the new grant
     * @return empty when the code is not there any more, so that somebody else has exchanged it
     */
    Optional<Grant> redeem(String codeHash, Grant grant, TokenPair first);

    /** The grant that a code began; empty when it has been revoked or has ended since. */
    Optional<Grant> byCode(String codeHash);

    Optional<Grant> byId(long id);

    /** Stores the pair of a service. */
    void issue(TokenPair pair);

    /**
     * Stores the pair that replaces another.
     *
     * @return false when that one has been replaced already; nothing is stored then
     * @throws GrantRevoked when the grant is gone; nothing is stored then
     */
    boolean replace(TokenPair next);

    Optional<TokenPair> byAccessToken(String accessHash);

    /** The same for the calls of programs, which are many: no more is read than they need. Expired ones too. */
    Optional<AccessToken> accessToken(String accessHash);

    Optional<TokenPair> byRefreshToken(String refreshHash);

    /** The pair that replaced the one with this refresh token. */
    Optional<TokenPair> successorOf(String refreshHash);

    /** Deletes the grant and its tokens; false when it is gone already. A refresh under way on another node does not survive it. */
    boolean revoke(long grantId);

    /** Deletes one pair of a service. */
    boolean revokeService(String accessHash);

    /** Revokes all grants and service tokens of a link, and codes that wait to be exchanged; returns how many grants. */
    int revokeOfLink(long linkId);

    /** Revokes all grants of a user, and codes that wait to be exchanged; returns how many grants. */
    int revokeOfUser(String userKey);

    /** Newest first. */
    List<Grant> ofUser(String userKey);

    List<Grant> ofUserAndLink(String userKey, long linkId);

    /** Newest first. */
    List<Grant> ofLink(long linkId, int offset, int limit);

    int countOfLink(long linkId);

    /** Live grants of each of these links. */
    Map<Long, Integer> countsByLink(Collection<Long> linkIds);

    /** Access tokens of a grant or, for a service, of a link that have not expired at this time. */
    int liveAccessTokens(long grantId, long linkId, Instant now);

    void used(long grantId, Instant at);

    /** Deletes ended pairs and then grants that have ended or have no pair left; returns how many rows. */
    int deleteExpired(Instant now, int limit);

    /** The grant is gone. */
    final class GrantRevoked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public GrantRevoked(long grantId) {
            super("Grant " + grantId + " is revoked");
        }
    }
}
