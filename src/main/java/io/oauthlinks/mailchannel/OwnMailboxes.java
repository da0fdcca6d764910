package io.oauthlinks.mailchannel;

import io.oauthlinks.audit.Actor;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerEditor;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Refusal;
import io.oauthlinks.settings.SettingsStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Mailboxes that project administrators set up by themselves: at the presets' hosts or those that the settings list, over TLS at the usual or listed
 * port, so that nobody explores the network from here. Server and channel are drafts until the mailbox is authorized and its connection test has
 * passed.
 */
public final class OwnMailboxes {

    /** In place of a mail server's number in {@link MailChannelForm#SERVER_ID}. */
    public static final String OWN = "own";
    /** Field: {@link Place#id()}. */
    public static final String PLACE = "ownPlace";
    public static final String USER_NAME = "ownUserName";
    public static final String LINK_ID = "ownLinkId";
    public static final List<String> FIELDS = List.of(PLACE, LINK_ID, USER_NAME);
    private static final int LONGEST_NAME = 100;

    private final Ports ports;
    private final MailServerEditor servers;
    private final MailChannelEditor channels;
    private final Tests tests;
    private final SettingsStore settings;
    private final TestPace pace;

    /** What is read, and what becomes of the account of a mail server that is gone. */
    public record Ports(MailChannels channels, MailServers servers, ProjectServers shared, ProjectFacts projects, AccountEnd accounts) { }

    /** Deletes an account and revokes its tokens. */
    @FunctionalInterface
    public interface AccountEnd {
        void of(MailServer deleted, Actor actor);
    }

    /** Starts connection tests, as {@link io.oauthlinks.mailserver.diagnosis.ConnectionTests#start} does. */
    @FunctionalInterface
    public interface Tests {
        TestRun start(long serverId, MailServerForm form, Actor actor, Consumer<TestRun> whenEnded);
    }

    /** A mail server that projects may choose. @param address its host, with a port where the settings list one */
    public record Place(MailPreset preset, MailProtocol protocol, String address) {
        public String id() {
            return preset + ":" + protocol + ":" + address;
        }

        String host() {
            return hasPort() ? address.substring(0, address.indexOf(':')) : address;
        }

        String port() {
            return hasPort() ? address.substring(address.indexOf(':') + 1) : String.valueOf(protocol.defaultPort(TlsMode.IMPLICIT));
        }

        /** Of several colons none is a port's. */
        private boolean hasPort() {
            return address.indexOf(':') > 0 && address.indexOf(':') == address.lastIndexOf(':');
        }
    }

    public OwnMailboxes(Ports ports, MailServerEditor servers, MailChannelEditor channels, Tests tests, SettingsStore settings, TestPace pace) {
        this.ports = ports;
        this.servers = servers;
        this.channels = channels;
        this.tests = tests;
        this.settings = settings;
        this.pace = pace;
    }

    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (MailProtocol protocol : MailProtocol.values()) {
            for (MailPreset preset : MailPreset.values()) {
                if (preset != MailPreset.CUSTOM) {
                    places.add(new Place(preset, protocol, preset.host(protocol)));
                }
            }
            settings.current().mail().serverHosts().forEach(host -> places.add(new Place(MailPreset.CUSTOM, protocol, host)));
        }
        return places;
    }

    /** The channel's mail server when it is its project's own. */
    public Optional<MailServer> of(MailChannel channel) {
        return ports.shared().ownerOf(channel.serverId()).filter(owner -> owner == channel.projectId())
                .flatMap(owner -> ports.servers().byId(channel.serverId()));
    }

    /**
     * @param typed the fields of {@link #FIELDS}
     * @return a draft, as is its mail server
     * @throws InvalidInput with a message at each field that is wrong; nothing is saved then
     * @throws Refusal      when the project is gone
     */
    public MailChannel create(long projectId, MailChannelForm form, Map<String, String> typed, Actor actor) {
        ProjectFacts.Project project = ports.projects().byId(projectId).orElseThrow(() -> MailChannelRules.refusal("project-gone"));
        MailServer server = save(project, typed, actor);
        try {
            ports.shared().own(server.id(), projectId);
            Map<String, String> fetching = Map.of(MailChannelForm.SERVER_ID, String.valueOf(server.id()), MailChannelForm.ENABLED, "true");
            return channels.save(projectId, 0, form.with(fetching), actor);
        } catch (InvalidInput | Refusal refused) {
            servers.delete(server.id(), actor);
            throw refused;
        }
    }

    private MailServer save(ProjectFacts.Project project, Map<String, String> typed, Actor actor) {
        FieldErrors errors = new FieldErrors();
        FieldRules rules = new FieldRules(errors, MailChannelForm.MESSAGES);
        Optional<Place> place = places().stream().filter(one -> one.id().equals(typed.get(PLACE))).findFirst();
        if (place.isEmpty()) {
            rules.refuse(PLACE, "ownPlace.unknown");
        }
        if (rules.row(LINK_ID, typed.getOrDefault(LINK_ID, "")) == 0) {
            rules.required(LINK_ID, "");
        }
        String user = typed.getOrDefault(USER_NAME, "").strip();
        rules.requiredLine(USER_NAME, user, LONGEST_NAME - project.key().length() - 2);
        errors.throwIfAny();
        try {
            return servers.save(null, form(project.key() + ": " + user, place.orElseThrow(), user, typed.get(LINK_ID)), 0, actor);
        } catch (InvalidInput refused) {
            throw atOwnFields(refused.errors().byField());
        }
    }

    private static MailServerForm form(String name, Place place, String user, String link) {
        Map<String, String> values = new HashMap<>(MailServerForm.blank().values());
        values.put(MailServerForm.NAME, name);
        values.put(MailServerForm.PRESET, place.preset().name());
        values.put(MailServerForm.PROTOCOL, place.protocol().name());
        values.put(MailServerForm.HOST, place.host());
        values.put(MailServerForm.PORT, place.port());
        values.put(MailServerForm.AUTHENTICATION, MailAuthentication.OAUTH2.name());
        values.put(MailServerForm.LINK_ID, link);
        values.put(MailServerForm.USER_NAME, user);
        values.put(MailServerForm.ENABLED, "");
        return new MailServerForm(values);
    }

    /** Of the mail server's messages; also those of an authorization that is refused before it begins. */
    public static InvalidInput atOwnFields(Map<String, Message> ofServer) {
        FieldErrors errors = new FieldErrors();
        ofServer.forEach((field, message) -> {
            switch (field) {
                case MailServerForm.NAME -> errors.add(USER_NAME, Message.of(MailChannelForm.MESSAGES + "ownUserName.taken"));
                case MailServerForm.USER_NAME -> errors.add(USER_NAME, message);
                case MailServerForm.LINK_ID -> errors.add(LINK_ID, message);
                default -> errors.add(PLACE, message);
            }
        });
        return new InvalidInput(errors);
    }

    /**
     * The mailbox of a channel was authorized: its mail server takes the account and is tested.
     *
     * @throws Refusal {@code too-many-tests}; it can be tested later
     */
    public void authorized(MailChannel channel, long accountId, Actor actor) {
        of(channel).ifPresent(server -> {
            if (server.login().accountId() != accountId) {
                Map<String, String> values = new HashMap<>(MailServerForm.of(server).values());
                values.put(MailServerForm.ACCOUNT_ID, String.valueOf(accountId));
                values.put(MailServerForm.ENABLED, "");
                servers.save(server.id(), new MailServerForm(values), 0, actor);
            }
        });
        of(channel).ifPresent(server -> test(server, actor, pace.beginAnyway(channel.projectId())));
    }

    /**
     * Tests the own mailbox of a channel; when the test has passed, mail is fetched.
     *
     * @throws Refusal {@code tests-too-often} or {@code too-many-tests}
     */
    public void test(MailChannel channel, Actor actor) {
        of(channel).ifPresent(server -> test(server, actor, pace.begin(channel.projectId())));
    }

    private void test(MailServer server, Actor actor, Runnable ended) {
        TestRun started = start(server, actor, ended);
        // so that the page of the mailbox finds it while it runs
        ports.servers().noteTest(server.id(), started.id());
    }

    private TestRun start(MailServer server, Actor actor, Runnable ended) {
        try {
            return tests.start(server.id(), MailServerForm.of(server), actor, run -> {
                ended.run();
                tested(server.id(), run, actor);
            });
        } catch (RuntimeException notStarted) {
            ended.run();
            throw notStarted;
        }
    }

    private void tested(long serverId, TestRun run, Actor actor) {
        Optional<MailServer> server = run.passed() ? ports.servers().byId(serverId) : Optional.empty();
        if (server.isEmpty()) {
            return;
        }
        Map<String, String> values = new HashMap<>(MailServerForm.of(server.get()).values());
        values.put(MailServerForm.ENABLED, "true");
        if (servers.save(serverId, new MailServerForm(values), run.id(), actor).enabled()) {
            ports.channels().usingServer(serverId).stream().filter(channel -> channel.state() != MailChannel.State.PAUSED)
                    .forEach(channel -> channels.ready(channel, actor));
        }
    }

    /** With its own mail server, unless another channel fetches from that, too. @throws Refusal when the channel is gone already */
    public void delete(MailChannel channel, Actor actor) {
        Optional<MailServer> server = of(channel);
        channels.delete(channel.projectId(), channel.id(), actor);
        server.filter(own -> ports.channels().usingServer(own.id()).isEmpty()).ifPresent(own -> {
            servers.delete(own.id(), actor);
            ports.accounts().of(own, actor);
        });
    }
}
