package io.oauthlinks.mailchannel;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.audit.AuditAction;
import io.oauthlinks.audit.AuditLog;
import io.oauthlinks.lease.Turns;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** With which projects the mail servers of the whole Jira are shared. */
public final class ServerSharing {

    /** Field: one of {@link With}. */
    public static final String SHARED_WITH = "sharedWith";
    /** Field: keys of projects, for {@link With#CHOSEN}. */
    public static final String PROJECTS = "projects";
    public static final List<String> FIELDS = List.of(SHARED_WITH, PROJECTS);
    private static final String MESSAGES = "oauth-links.mail-channel.share.error.";
    private static final int LONGEST = 20_000;

    private final ProjectServers shared;
    private final ProjectFacts projects;
    private final MailChannels channels;
    private final Turns turns;
    private final AuditLog audit;

    /** Projects that may use a mail server. */
    public enum With { NONE, CHOSEN, ALL }

    /** @param owner whose own mail server it is; it is shared with nobody then */
    public record Sharing(Optional<ProjectFacts.Project> owner, With with, List<ProjectFacts.Project> chosen) {

        public String keys() {
            return chosen.stream().map(ProjectFacts.Project::key).sorted().collect(Collectors.joining(", "));
        }
    }

    public ServerSharing(ProjectServers shared, ProjectFacts projects, MailChannels channels, Turns turns, AuditLog audit) {
        this.shared = shared;
        this.projects = projects;
        this.channels = channels;
        this.turns = turns;
        this.audit = audit;
    }

    /** Projects that were deleted are left out. */
    public Sharing of(long serverId) {
        List<Long> with = shared.sharedWith(serverId);
        With kind = with.isEmpty() ? With.NONE : with.contains(ProjectServers.EVERY_PROJECT) ? With.ALL : With.CHOSEN;
        return new Sharing(shared.ownerOf(serverId).flatMap(projects::byId), kind,
                with.stream().map(projects::byId).flatMap(Optional::stream).toList());
    }

    /** As the form shows it. */
    public Map<String, String> values(long serverId) {
        Sharing sharing = of(serverId);
        return new HashMap<>(Map.of(SHARED_WITH, sharing.with().name(), PROJECTS, sharing.keys()));
    }

    /** The channels that fetch from it, with the projects that still exist. */
    public Map<MailChannel, ProjectFacts.Project> users(long serverId) {
        return channels.usingServer(serverId).stream().filter(channel -> projects.byId(channel.projectId()).isPresent())
                .collect(Collectors.toMap(channel -> channel, channel -> projects.byId(channel.projectId()).orElseThrow()));
    }

    /**
     * @throws InvalidInput with a message at each field that is wrong; a channel is not cut off from its mailbox, so it must be deleted first
     * @throws Refusal      {@code server-owned} when it is a project's own
     */
    public void save(MailServer server, Map<String, String> typed, Actor actor) {
        FieldErrors errors = new FieldErrors();
        FieldRules rules = new FieldRules(errors, MESSAGES);
        Optional<With> with = rules.choice(SHARED_WITH, typed.getOrDefault(SHARED_WITH, ""), With.class);
        boolean chosen = with.filter(With.CHOSEN::equals).isPresent();
        Set<Long> wanted = chosen ? chosen(typed.getOrDefault(PROJECTS, ""), rules) : new HashSet<>();
        with.filter(With.ALL::equals).ifPresent(all -> wanted.add(ProjectServers.EVERY_PROJECT));
        errors.throwIfAny();
        // no channel of a project begins to use it between check and write
        turns.take(Turns.ofServer(server.id()), () -> {
            share(server, wanted, chosen ? PROJECTS : SHARED_WITH);
            return wanted;
        });
        Sharing now = of(server.id());
        audit.record(actor, AuditAction.MAIL_SERVER_CHANGED,
                new AuditLog.Subject("Mail server \"" + server.name() + "\"", String.valueOf(server.id())),
                "shared with " + (now.with() == With.CHOSEN ? now.keys() : now.with() == With.ALL ? "all projects" : "no project"));
    }

    private void share(MailServer server, Set<Long> wanted, String field) {
        shared.ownerOf(server.id()).ifPresent(owner -> {
            throw MailChannelRules.refusal("server-owned", server.name());
        });
        String cutOff = wanted.contains(ProjectServers.EVERY_PROJECT) ? "" : users(server.id()).entrySet().stream()
                .filter(user -> !wanted.contains(user.getValue().id()))
                .map(user -> user.getValue().key() + " (" + user.getKey().name() + ")").sorted()
                .collect(Collectors.joining(", "));
        if (!cutOff.isEmpty()) {
            FieldErrors errors = new FieldErrors();
            errors.add(field, Message.of(MESSAGES + "in-use", cutOff));
            throw new InvalidInput(errors);
        }
        shared.share(server.id(), List.copyOf(wanted));
    }

    private Set<Long> chosen(String typed, FieldRules rules) {
        Set<Long> chosen = new HashSet<>();
        if (!rules.required(PROJECTS, typed) || !rules.lines(PROJECTS, typed, LONGEST)) {
            return chosen;
        }
        for (String key : Arrays.stream(typed.split("[\\s,;]+")).filter(one -> !one.isEmpty()).toList()) {
            projects.byKey(key.toUpperCase(Locale.ROOT)).ifPresentOrElse(project -> chosen.add(project.id()),
                    () -> rules.refuse(PROJECTS, "project-unknown", key));
        }
        return chosen;
    }
}
