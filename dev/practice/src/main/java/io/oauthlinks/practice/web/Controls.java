package io.oauthlinks.practice.web;

import com.icegreen.greenmail.store.StoredMessage;
import io.oauthlinks.practice.authorization.Authorizations;
import io.oauthlinks.practice.authorization.TokenRequests;
import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.behaviour.Failure;
import io.oauthlinks.practice.behaviour.Mode;
import io.oauthlinks.practice.mail.Attachment;
import io.oauthlinks.practice.mail.Mailbox;
import io.oauthlinks.practice.mail.PracticeMail;
import io.oauthlinks.practice.mail.SampleMails;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be looked at and changed while the provider runs; the page and the HTTP controls call the same methods. */
public final class Controls {

    private static final int MOST_DAYS = 1_000;

    private final Behaviour behaviour;
    private final Authorizations authorizations;
    private final TokenRequests requests;
    private final PracticeMail mail;
    private final SampleMails samples;
    private final Clock clock;

    public Controls(Behaviour behaviour, Authorizations authorizations, TokenRequests requests, PracticeMail mail, SampleMails samples, Clock clock) {
        this.behaviour = behaviour;
        this.authorizations = authorizations;
        this.requests = requests;
        this.mail = mail;
        this.samples = samples;
        this.clock = clock;
    }

    /**
     * Carries out a control.
     *
     * @param values its parameters; a missing {@code mailbox} means every mailbox
     * @return a sentence on what was done
     * @throws IllegalArgumentException if there is no such control, or a parameter is missing or wrong
     */
    String apply(String control, Map<String, String> values) {
        return switch (control) {
            case "mail" -> deliver(values);
            case "tokens/expire" -> authorizations.expireAccessTokens(mailbox(values)) + " access tokens expired";
            case "tokens/revoke" -> authorizations.revoke(mailbox(values)) + " grants revoked";
            case "tokens/corrupt" -> refuse(values);
            case "tokens/age" -> age(values);
            case "mode" -> mode(Mode.named(values.get("mode")));
            case "token-endpoint" -> fail(new Failure(Failure.Kind.named(values.get("fail")), number(values, "retryAfter"), number(values, "count")));
            case "access-token-lifetime" -> lifetime(required(values, "seconds"));
            case "token-length" -> length(required(values, "length"));
            case "refresh-token-limit" -> refreshTokenLimit(required(values, "limit"));
            case "consent-screen" -> consentScreen(oneOf(values, "status", "testing", "production"));
            case "tenants" -> tenants(oneOf(values, "client", "one", "any"));
            case "redirect-uris" -> redirectUris(oneOf(values, "registered", "known", "others"));
            case "reset" -> reset();
            default -> throw new IllegalArgumentException("no such control: " + control);
        };
    }

    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("mode", behaviour.mode().label());
        Failure failure = behaviour.failure();
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("fail", failure.kind().label());
        endpoint.put("retryAfter", failure.retryAfter());
        endpoint.put("count", failure.count());
        state.put("tokenEndpoint", endpoint);
        state.put("accessTokenLifetime", behaviour.accessTokenLifetime().toSeconds());
        state.put("tokenLength", behaviour.tokenLength());
        state.put("refreshTokenLimit", behaviour.refreshTokenLimit());
        state.put("consentScreen", behaviour.isTesting() ? "testing" : "production");
        state.put("tenants", behaviour.isSingleTenant() ? "one" : "any");
        state.put("redirectUris", behaviour.isRedirectUriUnknown() ? "others" : "known");
        Map<String, Object> mailboxes = new LinkedHashMap<>();
        Mailbox.ALL.forEach(mailbox -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("mails", mail.inbox(mailbox).size());
            one.put("tokens", authorizations.tokensOf(mailbox.address()));
            mailboxes.put(mailbox.address(), one);
        });
        state.put("mailboxes", mailboxes);
        return state;
    }

    List<TokenRequests.Entry> requests() {
        return requests.list();
    }

    /** The mails of a mailbox with their flags, oldest first. */
    List<Map<String, Object>> mails(String address) {
        List<Map<String, Object>> mails = new ArrayList<>();
        for (StoredMessage stored : mail.inbox(Mailbox.require(address))) {
            try {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("uid", stored.getUid());
                one.put("messageId", stored.getMimeMessage().getMessageID());
                one.put("from", String.valueOf(stored.getMimeMessage().getHeader("From", null)));
                one.put("subject", stored.getMimeMessage().getSubject());
                one.put("seen", stored.getFlags().contains(Flags.Flag.SEEN));
                one.put("deleted", stored.getFlags().contains(Flags.Flag.DELETED));
                mails.add(one);
            } catch (MessagingException e) {
                throw new IllegalStateException("cannot read a mail of " + address, e);
            }
        }
        return mails;
    }

    private String deliver(Map<String, String> values) {
        Mailbox to = Mailbox.require(values.get("to"));
        String whole = values.get("message");
        if (whole != null) {
            mail.deliver(to, samples.read(whole));
        } else {
            String answers = values.getOrDefault("answers", "");
            mail.send(to, samples.write(new SampleMails.Draft(values.getOrDefault("from", "Alice Archer <alice@customer.example>"), to.address(),
                    values.getOrDefault("subject", ""), values.getOrDefault("body", ""), answers.isEmpty() ? null : mail.letter(answers),
                    attachment(values))), clock.instant());
        }
        return "mail delivered to " + to.address();
    }

    private static Attachment attachment(Map<String, String> values) {
        String name = values.getOrDefault("attachmentName", "");
        try {
            return name.isEmpty() ? null : new Attachment(name, Base64.getDecoder().decode(values.getOrDefault("attachment", "")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("attachment must be base64", e);
        }
    }

    private String refuse(Map<String, String> values) {
        String mailbox = mailbox(values);
        if (!Boolean.parseBoolean(values.get("always"))) {
            return authorizations.refuseAccessTokens(mailbox) + " live access tokens will be refused by the mail server";
        }
        Mailbox.ALL.stream().map(Mailbox::address).filter(address -> mailbox == null || mailbox.equals(address))
                .forEach(authorizations::closeMailbox);
        return "the mail server refuses every access token until the reset";
    }

    private String mode(Mode mode) {
        behaviour.follow(mode);
        return "mode is " + mode.label();
    }

    private String fail(Failure failure) {
        behaviour.fail(failure);
        return "token endpoint: fail " + failure.kind().label();
    }

    private String lifetime(int seconds) {
        behaviour.setAccessTokenLifetime(Duration.ofSeconds(seconds));
        return "new access tokens live for " + seconds + " seconds";
    }

    private String length(int characters) {
        behaviour.setTokenLength(characters);
        return "new access tokens have " + characters + " characters";
    }

    private String age(Map<String, String> values) {
        int days = required(values, "days");
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days must be 1 to " + MOST_DAYS);
        }
        return authorizations.ageRefreshTokens(mailbox(values), days) + " refresh tokens are " + days + " days older";
    }

    private String refreshTokenLimit(int limit) {
        behaviour.setRefreshTokenLimit(limit);
        return "Google-like: " + limit + " refresh tokens for each mailbox";
    }

    private String consentScreen(String status) {
        behaviour.setTesting(status.equals("testing"));
        return "Google-like: the consent screen is in " + status;
    }

    private String tenants(String client) {
        behaviour.setSingleTenant(client.equals("one"));
        return "Microsoft-like: the client is of " + (behaviour.isSingleTenant() ? "one tenant" : "any tenant");
    }

    private String redirectUris(String registered) {
        behaviour.setRedirectUriUnknown(registered.equals("others"));
        return "the redirect URI of Jira is " + (behaviour.isRedirectUriUnknown() ? "not registered" : "registered");
    }

    private String reset() {
        behaviour.reset();
        authorizations.reset();
        requests.reset();
        mail.reset();
        return "everything is as it was at the start";
    }

    private static String mailbox(Map<String, String> values) {
        String address = values.get("mailbox");
        return address == null || address.isBlank() ? null : Mailbox.require(address).address();
    }

    private static String oneOf(Map<String, String> values, String name, String... possible) {
        String value = values.get(name);
        if (!List.of(possible).contains(String.valueOf(value))) {
            throw new IllegalArgumentException(name + " must be one of " + String.join(", ", possible));
        }
        return value;
    }

    private static int required(Map<String, String> values, String name) {
        Integer number = number(values, name);
        if (number == null) {
            throw new IllegalArgumentException(name + " is required");
        }
        return number;
    }

    private static Integer number(Map<String, String> values, String name) {
        String text = values.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number", e);
        }
    }
}
