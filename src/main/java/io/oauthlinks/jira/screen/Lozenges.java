package io.oauthlinks.jira.screen;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailserver.diagnosis.Verdict;
import io.oauthlinks.outgoinglink.token.AccountState;
import java.util.Map;

/** States in words and colour, the same word everywhere: maps of {@code text} and {@code look} (AUI's name of the colour). */
final class Lozenges {

    private static final String KEY = "oauth-links.common.state.";

    private Lozenges() {
    }

    /** @param state null when nobody has authorized yet */
    static Map<String, Object> of(Reader reader, AccountState state) {
        if (state == null) {
            return lozenge(reader, "never-authorized", "default");
        }
        return switch (state) {
            case VALID -> lozenge(reader, "valid", "success");
            case FAILING -> lozenge(reader, "failing", "moved");
            case RE_AUTHORIZATION_NEEDED -> lozenge(reader, "re-authorization-needed", "error");
        };
    }

    static Map<String, Object> of(Reader reader, Verdict verdict) {
        return switch (verdict) {
            case PASSED -> lozenge(reader, "passed", "success");
            case WARNING -> lozenge(reader, "passed-with-warning", "moved");
            case FAILED -> lozenge(reader, "failed", "error");
            case RUNNING -> lozenge(reader, "running", "current");
            case NOT_RUN -> lozenge(reader, "not-run", "default");
        };
    }

    static Map<String, Object> enabled(Reader reader, boolean enabled) {
        return enabled ? lozenge(reader, "enabled", "success") : lozenge(reader, "draft", "default");
    }

    static Map<String, Object> of(Reader reader, MailChannel channel, ChannelState state) {
        return switch (channel.state()) {
            case DRAFT -> lozenge(reader, "draft", "default");
            case PAUSED -> lozenge(reader, "paused", "default");
            case ENABLED -> state.problem() == null ? lozenge(reader, "fetching", "success") : lozenge(reader, "failing", "error");
        };
    }

    /** @param broken a service that cannot act as its user any more */
    static Map<String, Object> of(Reader reader, IncomingLink link, boolean broken) {
        if (broken) {
            return lozenge(reader, "cannot-act", "error");
        }
        return link.enabled() ? lozenge(reader, "enabled", "success") : lozenge(reader, "disabled", "default");
    }

    static Map<String, Object> secretUnreadable(Reader reader) {
        return lozenge(reader, "secret-unreadable", "error");
    }

    private static Map<String, Object> lozenge(Reader reader, String word, String look) {
        return Model.of("text", reader.text(KEY + word), "look", look);
    }
}
