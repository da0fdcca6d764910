package io.oauthlinks.mailserver.protocol;

import java.time.Instant;
import java.util.List;

/**
 * Why a server's certificate was not accepted.
 *
 * @param subject common name of the certificate
 * @param issuer  common name of who issued it
 * @param names   host names that it is for
 * @param begins  start of its validity
 * @param expires end of its validity
 */
public record CertificateRefusal(Kind kind, String subject, String issuer, List<String> names, Instant begins, Instant expires) {

    public enum Kind { EXPIRED, NOT_YET_VALID, SELF_SIGNED, UNTRUSTED, OTHER_HOST }

    public CertificateRefusal {
        names = List.copyOf(names);
    }
}
