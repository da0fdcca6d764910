package io.oauthlinks.mailchannel.fetch;

import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.notice.Notices;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the channel's owner and the system administrators once that a channel fails, and once that it is well again. */
final class FailureNotices {

    /** What passes by itself within minutes is not worth an e-mail. */
    private static final int FAILURES = 4;
    private static final String TEXTS = "oauth-links.mail-channel.notice";
    private static final Logger LOG = LoggerFactory.getLogger(FailureNotices.class);

    private final Notices notices;

    FailureNotices(Notices notices) {
        this.notices = notices;
    }

    /**
     * @param before the state with the failures so far
     * @param atOnce only a person can end it
     * @return whether somebody has been told by now
     */
    boolean failed(MailChannel channel, ChannelState before, Problem problem, boolean atOnce) {
        if (!before.told() && !atOnce && before.failures() + 1 < FAILURES) {
            return false;
        }
        try {
            List<String> owner = channel.ownerKey().isEmpty() ? List.of() : List.of(channel.ownerKey());
            notices.begin(new Notices.Notice(channel.matter(), Message.of(TEXTS + ".failing", channel.name()), problem.cause(),
                    "/plugins/servlet/oauth-links/projects/" + channel.projectId() + "/mail-channels/" + channel.id(), owner));
            return true;
        } catch (RuntimeException untold) {
            LOG.warn("Nobody could be told about mail channel {}", channel.id(), untold);
            return before.told();
        }
    }

    /** @param before the state while it failed */
    void recovered(MailChannel channel, ChannelState before) {
        if (before.told()) {
            try {
                notices.end(channel.matter(), Message.of(TEXTS + ".well", channel.name()), Message.of(TEXTS + ".well-text", channel.name()));
            } catch (RuntimeException untold) {
                LOG.warn("Nobody could be told about mail channel {}", channel.id(), untold);
            }
        }
    }

    /** A person has paused or deleted the channel. */
    void left(MailChannel channel) {
        notices.drop(channel.matter());
    }
}
