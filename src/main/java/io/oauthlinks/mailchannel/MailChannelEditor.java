package io.oauthlinks.mailchannel;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.mailchannel.MailChannel.State;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Saves, pauses, resumes and deletes the mail channels of a project. */
public final class MailChannelEditor {

    private final MailChannels channels;
    private final ChannelStates states;
    private final MailChannelRules rules;
    private final Turns turns;
    private final Consumer<MailChannel> left;
    private final AuditLog audit;
    private final Clock clock;

    /** @param left is told of a channel that was paused or deleted, whose failures bother nobody any more */
    public MailChannelEditor(MailChannels channels, ChannelStates states, MailChannelRules rules, Turns turns, Consumer<MailChannel> left,
                             AuditLog audit, Clock clock) {
        this.channels = channels;
        this.states = states;
        this.rules = rules;
        this.turns = turns;
        this.left = left;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param id 0 for a new channel
     * @return as stored; due at once
     * @throws InvalidInput with a message at each field that is wrong
     * @throws Refusal      when the project, or the stored channel, is gone
     */
    public MailChannel save(long projectId, long id, MailChannelForm form, Actor actor) {
        MailChannel before = id == 0 ? null : rules.stored(projectId, id);
        MailChannel wanted = rules.toSave(projectId, id, form, actor.userKey());
        // the mail server is not deleted between check and write, and nobody pauses or resumes the channel
        return turns.take(Turns.ofServer(wanted.serverId()), () -> {
            MailChannel stored = id == 0 ? null : rules.stored(projectId, id);
            MailChannel saved = store(stamped(rules.toSave(projectId, id, form, actor.userKey()), before, stored), form);
            states.dueNow(saved.id(), clock.instant());
            return recorded(stored, saved, actor);
        });
    }

    /** Keeps the authorization and fetches nothing until it is resumed. @throws Refusal when it is gone */
    public MailChannel pause(long projectId, long id, Actor actor) {
        MailChannel paused = inTurn(rules.stored(projectId, id), stored -> set(stored, State.PAUSED, AuditAction.MAIL_CHANNEL_PAUSED, actor));
        left.accept(paused);
        return paused;
    }

    /** Due at once. @throws Refusal when it is gone, or {@code server-draft} when its mail server is not ready */
    public MailChannel resume(long projectId, long id, Actor actor) {
        MailChannel channel = rules.stored(projectId, id);
        if (rules.usable(projectId).stream().noneMatch(server -> server.id() == channel.serverId() && server.enabled())) {
            throw MailChannelRules.refusal("server-draft");
        }
        MailChannel resumed = inTurn(channel, stored -> set(stored, State.ENABLED, AuditAction.MAIL_CHANNEL_RESUMED, actor));
        states.dueNow(id, clock.instant());
        return resumed;
    }

    /** Its mailbox can be fetched from, or again: a draft is enabled, and any but a paused one is due at once. */
    void ready(MailChannel channel, Actor actor) {
        if (channel.state() == State.DRAFT) {
            inTurn(channel, stored -> stored.state() == State.DRAFT ? set(stored, State.ENABLED, AuditAction.MAIL_CHANNEL_RESUMED, actor) : stored);
        }
        states.dueNow(channel.id(), clock.instant());
    }

    /** Its mails stay in the log until their time has passed. @return as it was. @throws Refusal when it is gone already */
    public MailChannel delete(long projectId, long id, Actor actor) {
        MailChannel stored = rules.stored(projectId, id);
        if (!channels.delete(id)) {
            throw MailChannelRules.refusal("channel-gone");
        }
        left.accept(stored);
        audit.record(actor, AuditAction.MAIL_CHANNEL_DELETED, subject(stored), "");
        return stored;
    }

    /** On what is stored then, so that who saves the channel at the same time overwrites nothing and loses nothing. */
    private MailChannel inTurn(MailChannel channel, UnaryOperator<MailChannel> change) {
        return turns.take(Turns.ofServer(channel.serverId()), () -> change.apply(rules.stored(channel.projectId(), channel.id())));
    }

    private MailChannel set(MailChannel channel, State state, AuditAction action, Actor actor) {
        MailChannel saved = channels.save(with(channel, state, channel.createdAt(), clock.instant()));
        audit.record(actor, action, subject(saved), "");
        return saved;
    }

    /** @param before as it was when the form was read. @param stored as it is now */
    private MailChannel stamped(MailChannel wanted, MailChannel before, MailChannel stored) {
        Instant now = clock.instant();
        if (stored == null) {
            return with(wanted, wanted.state(), now, now);
        }
        // what the form does not change stays as somebody else has set it meanwhile
        return with(wanted, wanted.state() == before.state() ? stored.state() : wanted.state(), stored.createdAt(), now);
    }

    private static MailChannel with(MailChannel channel, State state, Instant created, Instant changed) {
        return new MailChannel(channel.id(), channel.projectId(), channel.name(), channel.serverId(), channel.folder(), channel.target(),
                channel.senders(), channel.disposal(), channel.interval(), channel.sizeLimit(), state, channel.ownerKey(), created, changed);
    }

    private MailChannel store(MailChannel channel, MailChannelForm form) {
        FieldErrors errors = new FieldErrors();
        try {
            return channels.save(channel);
        } catch (MailChannels.NameTaken taken) {
            errors.add(MailChannelForm.NAME, Message.of(MailChannelForm.MESSAGES + "name.taken"));
        } catch (MailChannels.FolderTaken taken) {
            errors.add(MailChannelForm.FOLDER, Message.of(MailChannelForm.MESSAGES + "folder.taken", form.value(MailChannelForm.FOLDER)));
        }
        throw new InvalidInput(errors);
    }

    private MailChannel recorded(MailChannel before, MailChannel now, Actor actor) {
        audit.record(actor, before == null ? AuditAction.MAIL_CHANNEL_CREATED : AuditAction.MAIL_CHANNEL_CHANGED, subject(now),
                before == null ? now.state().name().toLowerCase(java.util.Locale.ROOT) : changes(before, now));
        return now;
    }

    /** Names of the changed fields; what stands in them may be confidential. */
    private static String changes(MailChannel before, MailChannel after) {
        List<String> names = new ArrayList<>();
        var old = MailChannelForm.of(before).values();
        var values = MailChannelForm.of(after).values();
        MailChannelForm.FIELDS.stream().filter(field -> !old.get(field).equals(values.get(field))).forEach(names::add);
        return String.join(", ", names);
    }

    private static AuditLog.Subject subject(MailChannel channel) {
        return new AuditLog.Subject("Mail channel \"" + channel.name() + "\"", String.valueOf(channel.id()));
    }
}
