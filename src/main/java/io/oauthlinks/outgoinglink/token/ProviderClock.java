package io.oauthlinks.outgoinglink.token;

import io.oauthlinks.outbound.OutboundFailure;
import io.oauthlinks.outbound.OutboundHttp;
import io.oauthlinks.outgoinglink.OutgoingLink;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the clock of this Jira node and that of a provider are apart, by the Date of an answer (RFC 9110 section 6.6.1). The life
 * of a token is counted from its arrival, so a difference does no harm here; it does wherever a certificate or a signature is checked.
 */
public final class ProviderClock {

    /** What an administrator need not hear of. */
    public static final Duration TOLERATED = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(ProviderClock.class);
    /** A Date has whole seconds. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final OutboundHttp http;
    private final Clock clock;

    public ProviderClock(OutboundHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * Asks at the token endpoint, with neither client nor token; what it says to that does not matter.
     *
     * @return how far this node is ahead, negative when behind; zero up to {@link #TOLERATED}, and when the provider does not say
     */
    public Duration ahead(OutgoingLink link) {
        Instant asked = clock.instant();
        Optional<Instant> date = date(link);
        Instant answered = clock.instant();
        Duration ahead = date.map(there -> difference(there, asked, answered)).orElse(Duration.ZERO);
        return ahead.abs().compareTo(TOLERATED) > 0 ? ahead : Duration.ZERO;
    }

    /** The provider looked at its clock at some time between the question and the answer; what that explains is no difference. */
    private static Duration difference(Instant there, Instant asked, Instant answered) {
        if (there.plus(STEP).isBefore(asked)) {
            return Duration.between(there.plus(STEP), asked);
        }
        return there.isAfter(answered) ? Duration.between(there, answered) : Duration.ZERO;
    }

    private Optional<Instant> date(OutgoingLink link) {
        try {
            return date(http.send(OutboundHttp.Request.get(link.endpoints().token()).trusting(link.trustedCertificates())));
        } catch (OutboundFailure e) {
            LOG.debug("The provider of link {} was not asked for the time: {}", link.id(), e.problem().reason());
            return Optional.empty();
        }
    }

    /** When an answer was made, by the clock of its maker; empty when it does not say. */
    static Optional<Instant> date(OutboundHttp.Answer answer) {
        try {
            return Optional.of(ZonedDateTime.parse(answer.headers().getOrDefault("date", ""), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
