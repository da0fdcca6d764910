package io.oauthlinks.mailchannel;

import io.oauthlinks.address.MailDomain;
import io.oauthlinks.mailchannel.MailChannel.State;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.FieldRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was typed about a mail channel, right or wrong, and the rules of each field. Field names are those of HTML and REST. */
public final class MailChannelForm {

    public static final String NAME = "name";
    public static final String SERVER_ID = "serverId";
    public static final String FOLDER = "folder";
    public static final String REQUEST_TYPE = "requestTypeId";
    public static final String ISSUE_TYPE = "issueTypeId";
    public static final String PRIORITY = "priorityId";
    public static final String LABELS = "labels";
    public static final String COMPONENTS = "componentIds";
    public static final String FIELD_VALUES = "fields";
    public static final String UNKNOWN_SENDER = "unknownSender";
    public static final String FALLBACK_REPORTER = "fallbackReporter";
    public static final String ALLOWED_DOMAINS = "allowedDomains";
    public static final String REFUSED_DOMAINS = "refusedDomains";
    public static final String MOST_PER_HOUR = "mostPerHour";
    public static final String DISPOSAL = "disposal";
    public static final String DISPOSAL_FOLDER = "disposalFolder";
    public static final String LEAVE_DAYS = "leaveDays";
    public static final String INTERVAL = "interval";
    public static final String SIZE_LIMIT = "sizeLimit";
    public static final String ENABLED = "enabled";

    static final String MESSAGES = "oauth-links.mail-channel.edit.error.";

    /** All fields, in the order of the screen. */
    public static final List<String> FIELDS = List.of(NAME, SERVER_ID, FOLDER, REQUEST_TYPE, ISSUE_TYPE, PRIORITY, LABELS, COMPONENTS, FIELD_VALUES,
            UNKNOWN_SENDER, FALLBACK_REPORTER, ALLOWED_DOMAINS, REFUSED_DOMAINS, MOST_PER_HOUR, DISPOSAL, DISPOSAL_FOLDER, LEAVE_DAYS, INTERVAL,
            SIZE_LIMIT, ENABLED);

    private static final long MEGABYTE = 1024L * 1024;
    private static final int LONGEST_FOLDER = 255;
    private static final int LONGEST_LIST = 4000;
    private static final int SHORTEST_INTERVAL = 5;
    private static final int LONGEST_INTERVAL = 86_400;
    private static final int LARGEST_MAIL = 100;

    private final Map<String, String> typed = new LinkedHashMap<>();

    /** @param typed missing fields are empty, unknown ones are ignored */
    public MailChannelForm(Map<String, String> typed) {
        FIELDS.forEach(field -> this.typed.put(field, typed.getOrDefault(field, "").strip()));
    }

    /** A new channel: the inbox, read mails marked as seen, every minute. */
    public static MailChannelForm blank() {
        return new MailChannelForm(Map.of(FOLDER, "INBOX", UNKNOWN_SENDER, SenderPolicy.Unknown.REFUSE.name(), MOST_PER_HOUR, "60",
                DISPOSAL, Disposal.Kind.SEEN.name(), LEAVE_DAYS, "14", INTERVAL, "60", SIZE_LIMIT, "25", ENABLED, "true"));
    }

    /** For editing. */
    public static MailChannelForm of(MailChannel channel) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(NAME, channel.name());
        values.put(SERVER_ID, String.valueOf(channel.serverId()));
        values.put(FOLDER, channel.folder());
        Target target = channel.target();
        values.put(REQUEST_TYPE, target.requestTypeId() == 0 ? "" : String.valueOf(target.requestTypeId()));
        values.put(ISSUE_TYPE, target.issueTypeId());
        values.put(PRIORITY, target.priorityId());
        values.put(LABELS, String.join(" ", target.labels()));
        values.put(COMPONENTS, target.componentIds().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        values.put(FIELD_VALUES, target.fields().stream().map(field -> field.fieldId() + "=" + field.value()).collect(Collectors.joining("\n")));
        SenderPolicy senders = channel.senders();
        values.put(UNKNOWN_SENDER, senders.unknown().name());
        values.put(FALLBACK_REPORTER, senders.fallbackReporterKey());
        values.put(ALLOWED_DOMAINS, String.join(" ", senders.allowedDomains()));
        values.put(REFUSED_DOMAINS, String.join(" ", senders.refusedDomains()));
        values.put(MOST_PER_HOUR, String.valueOf(senders.mostPerHour()));
        values.put(DISPOSAL, channel.disposal().kind().name());
        values.put(DISPOSAL_FOLDER, channel.disposal().folder());
        values.put(LEAVE_DAYS, String.valueOf(channel.disposal().leaveDays()));
        values.put(INTERVAL, String.valueOf(channel.interval().toSeconds()));
        values.put(SIZE_LIMIT, String.valueOf(channel.sizeLimit() / MEGABYTE));
        values.put(ENABLED, String.valueOf(channel.state() == State.ENABLED));
        return new MailChannelForm(values);
    }

    /** Everything as it was typed. */
    public Map<String, String> values() {
        return Map.copyOf(typed);
    }

    /** As typed; empty when missing. */
    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The same with other values for some fields. */
    public MailChannelForm with(Map<String, String> others) {
        Map<String, String> values = new LinkedHashMap<>(typed);
        values.putAll(others);
        return new MailChannelForm(values);
    }

    /** Whether mail is to be fetched. */
    public boolean enabled() {
        return value(ENABLED).equals("true") || value(ENABLED).equals("on");
    }

    /** Labels, components and domains as they were typed, by blanks, commas or lines. */
    List<String> list(String field) {
        return Arrays.stream(value(field).split("[\\s,;]+")).filter(one -> !one.isEmpty()).distinct().toList();
    }

    /** Judges each field by itself; what is fine comes back typed, what is not is in {@code errors}. */
    Optional<Read> read(FieldErrors errors) {
        FieldRules rules = new FieldRules(errors, MESSAGES);
        rules.requiredLine(NAME, value(NAME), 100);
        long server = rules.row(SERVER_ID, value(SERVER_ID));
        rules.requiredLine(FOLDER, value(FOLDER), LONGEST_FOLDER);
        Target target = target(rules);
        Optional<SenderPolicy> senders = senders(rules);
        Optional<Disposal> disposal = disposal(rules);
        Optional<Integer> interval = rules.number(INTERVAL, value(INTERVAL), SHORTEST_INTERVAL, LONGEST_INTERVAL);
        Optional<Integer> size = rules.number(SIZE_LIMIT, value(SIZE_LIMIT), 1, LARGEST_MAIL);
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Read(server, target, senders.orElseThrow(), disposal.orElseThrow(), Duration.ofSeconds(interval.orElseThrow()),
                size.orElseThrow() * MEGABYTE));
    }

    /** Fields that are fine each by itself; whether they fit the project and the mailbox is still open. The reporter stands as typed. */
    record Read(long serverId, Target target, SenderPolicy senders, Disposal disposal, Duration interval, long sizeLimit) { }

    private Target target(FieldRules rules) {
        long requestType = rules.row(REQUEST_TYPE, value(REQUEST_TYPE));
        if (requestType > Integer.MAX_VALUE) {
            rules.refuse(REQUEST_TYPE, "requestTypeId.gone");
        }
        rules.line(ISSUE_TYPE, value(ISSUE_TYPE), 60);
        rules.line(PRIORITY, value(PRIORITY), 60);
        rules.lines(LABELS, value(LABELS), LONGEST_LIST);
        list(LABELS).stream().filter(label -> label.length() > 255).findFirst().ifPresent(label -> rules.refuse(LABELS, "labels.too-long", 255));
        List<Long> components = list(COMPONENTS).stream().map(one -> rules.row(COMPONENTS, one)).toList();
        return new Target((int) requestType, value(ISSUE_TYPE), value(PRIORITY), list(LABELS), components, fields(rules));
    }

    private List<Target.FieldValue> fields(FieldRules rules) {
        List<Target.FieldValue> fields = new ArrayList<>();
        if (rules.lines(FIELD_VALUES, value(FIELD_VALUES), LONGEST_LIST)) {
            for (String line : value(FIELD_VALUES).lines().filter(one -> !one.isBlank()).toList()) {
                int sign = line.indexOf('=');
                if (sign < 1 || !line.substring(0, sign).strip().matches("[A-Za-z0-9_-]{1,100}")) {
                    rules.refuse(FIELD_VALUES, "fields.syntax");
                } else {
                    fields.add(new Target.FieldValue(line.substring(0, sign).strip(), line.substring(sign + 1).strip()));
                }
            }
        }
        return fields;
    }

    private Optional<SenderPolicy> senders(FieldRules rules) {
        Optional<SenderPolicy.Unknown> unknown = rules.choice(UNKNOWN_SENDER, value(UNKNOWN_SENDER), SenderPolicy.Unknown.class);
        boolean fallback = unknown.filter(SenderPolicy.Unknown.FALLBACK::equals).isPresent();
        if (fallback) {
            rules.requiredLine(FALLBACK_REPORTER, value(FALLBACK_REPORTER), 255);
        }
        List<String> allowed = domains(rules, ALLOWED_DOMAINS);
        List<String> refused = domains(rules, REFUSED_DOMAINS);
        Optional<Integer> most = rules.number(MOST_PER_HOUR, value(MOST_PER_HOUR), 1, 100_000);
        return unknown.flatMap(kind -> most.map(number -> new SenderPolicy(kind, fallback ? value(FALLBACK_REPORTER) : "", allowed, refused,
                number)));
    }

    private List<String> domains(FieldRules rules, String field) {
        List<String> domains = new ArrayList<>();
        if (rules.lines(field, value(field), LONGEST_LIST)) {
            for (String one : list(field)) {
                MailDomain.normalOfAnyNetwork(one.startsWith("@") ? one.substring(1) : one)
                        .ifPresentOrElse(domains::add, () -> rules.refuse(field, "domain.syntax", one));
            }
        }
        return domains;
    }

    private Optional<Disposal> disposal(FieldRules rules) {
        Optional<Disposal.Kind> kind = rules.choice(DISPOSAL, value(DISPOSAL), Disposal.Kind.class);
        boolean move = kind.filter(Disposal.Kind.MOVE::equals).isPresent();
        boolean leave = kind.filter(Disposal.Kind.LEAVE::equals).isPresent();
        if (move && rules.requiredLine(DISPOSAL_FOLDER, value(DISPOSAL_FOLDER), LONGEST_FOLDER)
                && value(DISPOSAL_FOLDER).equalsIgnoreCase(value(FOLDER))) {
            rules.refuse(DISPOSAL_FOLDER, "disposalFolder.same");
        }
        Optional<Integer> days = leave ? rules.number(LEAVE_DAYS, value(LEAVE_DAYS), 0, 365) : Optional.of(0);
        return kind.flatMap(one -> days.map(number -> new Disposal(one, move ? value(DISPOSAL_FOLDER) : "", number)));
    }
}
