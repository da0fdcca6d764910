package io.oauthlinks.outgoinglink.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.Provider;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ID token beside an access token (OpenID Connect Core section 2), read for nothing but the names of who signed in. It comes straight from
 * the token endpoint over TLS, which stands for its signature (section 3.1.3.7, 6). Checked in this order: it can be read; it is of the
 * link's issuer, where that is known; it is meant for this client; it has not expired. One that fails tells nothing.
 */
final class IdToken {

    private static final Logger LOG = LoggerFactory.getLogger(IdToken.class);
    /** Google names itself in either form. */
    private static final String GOOGLE_WITHOUT_SCHEME = "accounts.google.com";
    private static final Duration SKEW = Duration.ofMinutes(10);
    /** A local part and a domain (RFC 5321 section 4.5.3.1), in characters. */
    private static final int LONGEST_NAME = 320;
    private final OutgoingLink link;
    private final Instant now;

    IdToken(OutgoingLink link, Instant now) {
        this.link = link;
        this.now = now;
    }

    SignedInUser user(String text) {
        try {
            JWTClaimsSet claims = JWTParser.parse(text).getJWTClaimsSet();
            if (claims != null && isOfIssuer(claims) && isForClient(claims) && isAlive(claims)) {
                return new SignedInUser(names(claims));
            }
            LOG.debug("The ID token of link {} is not for it and tells nothing", link.key());
        } catch (ParseException | IllegalArgumentException e) {
            // its message may quote the token
            LOG.debug("The ID token of link {} cannot be read", link.key());
        }
        return SignedInUser.UNKNOWN;
    }

    private boolean isOfIssuer(JWTClaimsSet claims) {
        if (link.endpoints().issuer() == null || link.endpoints().issuer().toString().equals(claims.getIssuer())) {
            return true;
        }
        return link.provider() == Provider.GOOGLE && GOOGLE_WITHOUT_SCHEME.equals(claims.getIssuer());
    }

    private boolean isForClient(JWTClaimsSet claims) {
        return claims.getAudience().contains(link.client().clientId());
    }

    private boolean isAlive(JWTClaimsSet claims) {
        return claims.getExpirationTime() != null && now.minus(SKEW).isBefore(claims.getExpirationTime().toInstant());
    }

    private static List<String> names(JWTClaimsSet claims) {
        boolean refuted = "false".equals(String.valueOf(claims.getClaim("email_verified")));
        List<String> names = new ArrayList<>();
        Stream.of(refuted ? null : claims.getClaim("email"), claims.getClaim("preferred_username"), claims.getClaim("upn"))
                .filter(String.class::isInstance).map(Objects::toString).map(String::strip).filter(IdToken::isName)
                .filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }
}
