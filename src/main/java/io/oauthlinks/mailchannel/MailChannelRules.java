package io.oauthlinks.mailchannel;

import io.oauthlinks.mailchannel.MailChannel.State;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Refusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the channel that is meant from what was typed, what is stored, and what the project and the mailbox offer. */
public final class MailChannelRules {

    /** Prefix of the i18n keys of named problems with channels. */
    public static final String PROBLEMS = "oauth-links.mail-channel.problem";
    /** What can happen to a mail that was taken. */
    private static final Set<Disposal.Kind> BY_IMAP = EnumSet.of(Disposal.Kind.SEEN, Disposal.Kind.MOVE, Disposal.Kind.DELETE);
    private static final Set<Disposal.Kind> BY_POP3 = EnumSet.of(Disposal.Kind.LEAVE, Disposal.Kind.DELETE);
    /** More than anybody sets up by hand; a script that makes them by the thousand keeps every node busy. */
    static final int MOST_IN_PROJECT = 100;
    private static final Message GONE = Message.of("oauth-links.common.field.choice-unknown");

    private final MailChannels channels;
    private final ProjectFacts projects;
    private final ProjectServers shared;
    private final MailServers servers;

    public MailChannelRules(MailChannels channels, ProjectFacts projects, ProjectServers shared, MailServers servers) {
        this.channels = channels;
        this.projects = projects;
        this.shared = shared;
        this.servers = servers;
    }

    /** @throws Refusal when there is no such project */
    public ProjectFacts.Project project(long projectId) {
        return projects.byId(projectId).orElseThrow(() -> refusal("project-gone"));
    }

    /** The stored channel of this project. @throws Refusal when it is gone, or another project's */
    public MailChannel stored(long projectId, long id) {
        return channels.byId(id).filter(channel -> channel.projectId() == projectId).orElseThrow(() -> refusal("channel-gone"));
    }

    /** The mail servers that a channel of the project may fetch from, its own first. */
    public List<MailServer> usable(long projectId) {
        return shared.usableBy(projectId).stream().map(servers::byId).flatMap(Optional::stream).toList();
    }

    /**
     * The channel to save.
     *
     * @param id 0 for one that is not saved yet
     * @throws InvalidInput with a message at each field that is wrong
     * @throws Refusal      when the project or the stored channel is gone, or the project has too many channels for a new one
     */
    MailChannel toSave(long projectId, long id, MailChannelForm form, String userKey) {
        ProjectFacts.Project project = project(projectId);
        MailChannel stored = id == 0 ? null : stored(projectId, id);
        if (stored == null && channels.ofProject(projectId).size() >= MOST_IN_PROJECT) {
            throw refusal("too-many-channels", MOST_IN_PROJECT);
        }
        FieldErrors errors = new FieldErrors();
        Optional<MailChannelForm.Read> read = form.read(errors);
        errors.throwIfAny();
        MailChannelForm.Read typed = read.orElseThrow();
        FieldRules rules = new FieldRules(errors, MailChannelForm.MESSAGES);
        MailServer server = server(projectId, typed, errors);
        checkMailbox(server, form, typed, rules);
        checkUnmoved(stored, server, form, rules);
        checkTarget(project, typed, errors, rules);
        SenderPolicy senders = senders(project, typed, rules);
        errors.throwIfAny();
        State state = !form.enabled() ? State.PAUSED : server.enabled() ? State.ENABLED : State.DRAFT;
        return new MailChannel(id, projectId, form.value(MailChannelForm.NAME), server.id(), folder(server, form), typed.target(), senders,
                typed.disposal(), typed.interval(), typed.sizeLimit(), state, userKey, stored == null ? null : stored.createdAt(), null);
    }

    private MailServer server(long projectId, MailChannelForm.Read typed, FieldErrors errors) {
        Optional<MailServer> server = shared.usableBy(projectId).contains(typed.serverId()) ? servers.byId(typed.serverId()) : Optional.empty();
        if (server.isEmpty()) {
            errors.add(MailChannelForm.SERVER_ID, typed.serverId() == 0 ? Message.of("oauth-links.common.field.empty") : GONE);
        }
        errors.throwIfAny();
        return server.orElseThrow();
    }

    private static void checkMailbox(MailServer server, MailChannelForm form, MailChannelForm.Read typed, FieldRules rules) {
        boolean pop3 = server.endpoint().protocol() == MailProtocol.POP3;
        if (pop3 && !form.value(MailChannelForm.FOLDER).equalsIgnoreCase("INBOX")) {
            rules.refuse(MailChannelForm.FOLDER, "folder.pop3");
        }
        if (!(pop3 ? BY_POP3 : BY_IMAP).contains(typed.disposal().kind())) {
            rules.refuse(MailChannelForm.DISPOSAL, pop3 ? "disposal.pop3" : "disposal.imap");
        }
    }

    /** What was fetched so far is known by its numbers in that folder; another mailbox is another channel. */
    private static void checkUnmoved(MailChannel stored, MailServer server, MailChannelForm form, FieldRules rules) {
        if (stored != null && stored.serverId() != server.id()) {
            rules.refuse(MailChannelForm.SERVER_ID, "serverId.fixed");
        }
        if (stored != null && !stored.folder().equals(folder(server, form))) {
            rules.refuse(MailChannelForm.FOLDER, "folder.fixed", stored.folder());
        }
    }

    /** INBOX is one folder whatever the case (RFC 9051 section 5.1). */
    private static String folder(MailServer server, MailChannelForm form) {
        String folder = form.value(MailChannelForm.FOLDER);
        return server.endpoint().protocol() == MailProtocol.POP3 || folder.equalsIgnoreCase("INBOX") ? "INBOX" : folder;
    }

    private void checkTarget(ProjectFacts.Project project, MailChannelForm.Read typed, FieldErrors errors, FieldRules rules) {
        ProjectFacts.Choices choices = projects.choices(project.id());
        Target target = typed.target();
        if (project.service() && target.requestTypeId() == 0 && !choices.requestTypes().isEmpty()) {
            // a request without a request type is invisible in the portal
            rules.refuse(MailChannelForm.REQUEST_TYPE, "requestTypeId.missing");
        }
        if (target.requestTypeId() != 0) {
            require(choices.requestTypes(), String.valueOf(target.requestTypeId()), MailChannelForm.REQUEST_TYPE, errors);
        } else if (!project.service() || choices.requestTypes().isEmpty()) {
            require(choices.issueTypes(), target.issueTypeId(), MailChannelForm.ISSUE_TYPE, errors);
        }
        if (!target.priorityId().isEmpty()) {
            require(choices.priorities(), target.priorityId(), MailChannelForm.PRIORITY, errors);
        }
        target.componentIds().forEach(component -> require(choices.components(), String.valueOf(component), MailChannelForm.COMPONENTS, errors));
    }

    private static void require(List<ProjectFacts.Choice> choices, String id, String field, FieldErrors errors) {
        if (choices.stream().noneMatch(choice -> choice.id().equals(id))) {
            errors.add(field, id.isEmpty() ? Message.of("oauth-links.common.field.empty") : GONE);
        }
    }

    private SenderPolicy senders(ProjectFacts.Project project, MailChannelForm.Read typed, FieldRules rules) {
        SenderPolicy policy = typed.senders();
        if (policy.unknown() == SenderPolicy.Unknown.CREATE_CUSTOMER && !project.service()) {
            rules.refuse(MailChannelForm.UNKNOWN_SENDER, "unknownSender.no-customers");
        }
        if (policy.unknown() != SenderPolicy.Unknown.FALLBACK) {
            return policy;
        }
        Optional<ProjectFacts.Reporter> reporter = projects.reporter(policy.fallbackReporterKey(), project.id());
        if (reporter.isEmpty()) {
            rules.refuse(MailChannelForm.FALLBACK_REPORTER, "fallbackReporter.unknown");
        } else if (!reporter.get().mayCreate()) {
            rules.refuse(MailChannelForm.FALLBACK_REPORTER, "fallbackReporter.may-not", reporter.get().displayName(), project.key());
        }
        return new SenderPolicy(policy.unknown(), reporter.map(ProjectFacts.Reporter::userKey).orElse(""), policy.allowedDomains(),
                policy.refusedDomains(), policy.mostPerHour());
    }

    static Refusal refusal(String reason, Object... arguments) {
        return new Refusal(Problem.named(PROBLEMS, reason, arguments));
    }
}
