package io.oauthlinks.jira.rest;

import io.oauthlinks.mailchannel.ChannelState;
import io.oauthlinks.mailchannel.ChannelStates;
import io.oauthlinks.mailchannel.MailChannel;
import io.oauthlinks.mailchannel.MailChannelForm;
import io.oauthlinks.mailchannel.ProjectFacts;
import io.oauthlinks.mailchannel.ledger.MailEntry;
import io.oauthlinks.mailchannel.ledger.MailLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mail channel as JSON: the fields of its form, its project, and how it stands. */
public final class MailChannelJson {

    static final String PROJECT = "project";
    private static final List<String> READ_ONLY = List.of("id", "state", "status", "createdAt", "changedAt");
    private static final List<String> LISTS = List.of(MailChannelForm.LABELS, MailChannelForm.COMPONENTS, MailChannelForm.FIELD_VALUES,
            MailChannelForm.ALLOWED_DOMAINS, MailChannelForm.REFUSED_DOMAINS);

    static final JsonForm TO_CREATE = new JsonForm(and(MailChannelForm.FIELDS, PROJECT), READ_ONLY, LISTS);
    /** A channel stays in its project. */
    static final JsonForm TO_CHANGE = new JsonForm(MailChannelForm.FIELDS, and(READ_ONLY, PROJECT), LISTS);

    private final ProjectFacts projects;
    private final ChannelStates states;
    private final MailLedger ledger;
    private final Answers answers;

    public MailChannelJson(ProjectFacts projects, ChannelStates states, MailLedger ledger, Answers answers) {
        this.projects = projects;
        this.states = states;
        this.ledger = ledger;
        this.answers = answers;
    }

    private static List<String> and(List<String> fields, String one) {
        List<String> all = new ArrayList<>(fields);
        all.add(one);
        return all;
    }

    Map<String, Object> of(MailChannel channel) {
        return of(List.of(channel)).get(0);
    }

    /** With one look-up of all states, and one of all parked mails. */
    List<Map<String, Object>> of(List<MailChannel> channels) {
        List<Long> ids = channels.stream().map(MailChannel::id).toList();
        Map<Long, ChannelState> known = states.of(ids);
        Map<Long, Integer> parked = ledger.counts(ids, MailEntry.Outcome.PARKED);
        return channels.stream().map(channel -> of(channel, known.getOrDefault(channel.id(), ChannelState.fresh(channel.id())),
                parked.getOrDefault(channel.id(), 0))).toList();
    }

    private Map<String, Object> of(MailChannel channel, ChannelState state, int parked) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", channel.id());
        json.put(PROJECT, projects.byId(channel.projectId()).map(ProjectFacts.Project::key).orElse(String.valueOf(channel.projectId())));
        Map<String, String> values = MailChannelForm.of(channel).values();
        MailChannelForm.FIELDS.forEach(field -> json.put(field, values.get(field)));
        json.put(MailChannelForm.SERVER_ID, channel.serverId());
        json.put(MailChannelForm.REQUEST_TYPE, channel.target().requestTypeId() == 0 ? null : channel.target().requestTypeId());
        json.put(MailChannelForm.LABELS, channel.target().labels());
        json.put(MailChannelForm.COMPONENTS, channel.target().componentIds().stream().map(String::valueOf).toList());
        json.put(MailChannelForm.FIELD_VALUES, values.get(MailChannelForm.FIELD_VALUES).lines().toList());
        json.put(MailChannelForm.ALLOWED_DOMAINS, channel.senders().allowedDomains());
        json.put(MailChannelForm.REFUSED_DOMAINS, channel.senders().refusedDomains());
        List.of(MailChannelForm.MOST_PER_HOUR, MailChannelForm.LEAVE_DAYS, MailChannelForm.INTERVAL, MailChannelForm.SIZE_LIMIT)
                .forEach(field -> json.put(field, Long.valueOf(values.get(field))));
        json.put(MailChannelForm.ENABLED, channel.state() == MailChannel.State.ENABLED);
        json.put("state", channel.state().name());
        json.put("status", status(state, parked));
        json.put("createdAt", Answers.time(channel.createdAt()));
        json.put("changedAt", Answers.time(channel.changedAt()));
        return json;
    }

    private Map<String, Object> status(ChannelState state, int parked) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("nextFetch", Answers.time(state.nextFetch()));
        json.put("lastFetch", Answers.time(state.lastFetch()));
        json.put("lastMail", Answers.time(state.lastMail()));
        json.put("oldestWaiting", Answers.time(state.oldestWaiting()));
        json.put("failures", state.failures());
        json.put("failingSince", Answers.time(state.failingSince()));
        json.put("problem", answers.problem(state.problem()));
        json.put("parked", parked);
        return json;
    }
}
