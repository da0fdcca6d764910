package io.oauthlinks.mailchannel;

import io.oauthlinks.MovableClock;
import java.time.Duration;
import java.util.List;

/** Channels to begin with; tests change what matters to them. */
public final class TestChannels {

    public static final long PROJECT = 10000;
    public static final long SERVER = 7;
    public static final Target TARGET = new Target(0, "10001", "3", List.of("mail"), List.of(10100L), List.of(new Target.FieldValue("customfield_10010", "web")));
    public static final SenderPolicy REFUSE_UNKNOWN = new SenderPolicy(SenderPolicy.Unknown.REFUSE, "", List.of(), List.of(), 100);

    private TestChannels() {
    }

    /** Enabled, of the project, in a folder of its own name, every minute, marks as seen. */
    public static MailChannel channel(String name) {
        return new MailChannel(0, PROJECT, name, SERVER, "INBOX/" + name, TARGET, REFUSE_UNKNOWN, new Disposal(Disposal.Kind.SEEN, "", 0),
                Duration.ofMinutes(1), 1_000_000, MailChannel.State.ENABLED, "JIRAUSER1", MovableClock.START, MovableClock.START);
    }

    public static MailChannel inProject(MailChannel it, long projectId) {
        return new MailChannel(it.id(), projectId, it.name(), it.serverId(), it.folder(), it.target(), it.senders(), it.disposal(), it.interval(), it.sizeLimit(),
                it.state(), it.ownerKey(), it.createdAt(), it.changedAt());
    }

    public static MailChannel at(MailChannel it, long serverId, String folder) {
        return new MailChannel(it.id(), it.projectId(), it.name(), serverId, folder, it.target(), it.senders(), it.disposal(), it.interval(), it.sizeLimit(),
                it.state(), it.ownerKey(), it.createdAt(), it.changedAt());
    }

    public static MailChannel in(MailChannel it, MailChannel.State state) {
        return new MailChannel(it.id(), it.projectId(), it.name(), it.serverId(), it.folder(), it.target(), it.senders(), it.disposal(), it.interval(),
                it.sizeLimit(), state, it.ownerKey(), it.createdAt(), it.changedAt());
    }

    public static MailChannel from(MailChannel it, SenderPolicy senders) {
        return new MailChannel(it.id(), it.projectId(), it.name(), it.serverId(), it.folder(), it.target(), senders, it.disposal(), it.interval(), it.sizeLimit(),
                it.state(), it.ownerKey(), it.createdAt(), it.changedAt());
    }

    public static MailChannel then(MailChannel it, Disposal disposal) {
        return new MailChannel(it.id(), it.projectId(), it.name(), it.serverId(), it.folder(), it.target(), it.senders(), disposal, it.interval(), it.sizeLimit(),
                it.state(), it.ownerKey(), it.createdAt(), it.changedAt());
    }

    /** @param sizeLimit bytes of a mail */
    public static MailChannel limited(MailChannel it, long sizeLimit) {
        return new MailChannel(it.id(), it.projectId(), it.name(), it.serverId(), it.folder(), it.target(), it.senders(), it.disposal(), it.interval(), sizeLimit,
                it.state(), it.ownerKey(), it.createdAt(), it.changedAt());
    }

    public static MailChannel numbered(MailChannel it, long id) {
        return new MailChannel(id, it.projectId(), it.name(), it.serverId(), it.folder(), it.target(), it.senders(), it.disposal(), it.interval(), it.sizeLimit(),
                it.state(), it.ownerKey(), it.createdAt(), it.changedAt());
    }

    public static MailChannel named(MailChannel it, String name) {
        return new MailChannel(it.id(), it.projectId(), name, it.serverId(), it.folder(), it.target(), it.senders(), it.disposal(), it.interval(), it.sizeLimit(),
                it.state(), it.ownerKey(), it.createdAt(), it.changedAt());
    }
}
