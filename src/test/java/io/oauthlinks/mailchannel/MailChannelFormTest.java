package io.oauthlinks.mailchannel;

import static org.assertj.core.api.Assertions.assertThat;

import io.oauthlinks.message.FieldErrors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailChannelFormTest {

    private final MailChannelForm form = MailChannelForm.blank().with(Map.of(MailChannelForm.NAME, "Support requests", MailChannelForm.SERVER_ID, "7"));

    private static List<String> refused(MailChannelForm form) {
        FieldErrors errors = new FieldErrors();
        assertThat(form.read(errors).isPresent()).isEqualTo(errors.isEmpty());
        return errors.byField().keySet().stream().toList();
    }

    @Test
    void aNewChannelNeedsANameAndAMailServerOnly() {
        assertThat(refused(MailChannelForm.blank())).containsExactly(MailChannelForm.NAME);
        MailChannelForm.Read read = form.read(new FieldErrors()).orElseThrow();
        assertThat(read.serverId()).isEqualTo(7);
        assertThat(read.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.sizeLimit()).isEqualTo(25L * 1024 * 1024);
        assertThat(read.disposal()).isEqualTo(new Disposal(Disposal.Kind.SEEN, "", 0));
        assertThat(read.senders()).isEqualTo(new SenderPolicy(SenderPolicy.Unknown.REFUSE, "", List.of(), List.of(), 60));
    }

    @ParameterizedTest
    @CsvSource({"name,'a\rb'", "folder,''", "interval,4", "interval,86401", "interval,often", "sizeLimit,0", "sizeLimit,101", "mostPerHour,0", "unknownSender,SOMEHOW",
        "disposal,BURN", "serverId,-1", "requestTypeId,99999999999", "componentIds,x", "fields,no equals sign", "allowedDomains,a b@c", "refusedDomains,-x.example"})
    void aFieldThatIsWrongByItselfIsNamed(String field, String value) {
        assertThat(refused(form.with(Map.of(field, value)))).containsExactly(field);
    }

    @Test
    void domainsAreComparedInOneForm() {
        MailChannelForm typed = form.with(Map.of(MailChannelForm.ALLOWED_DOMAINS, "@Kundin.example, b\u00fccher.example\npartner.example;partner.example"));
        assertThat(typed.read(new FieldErrors()).orElseThrow().senders().allowedDomains())
                .containsExactly("kundin.example", "xn--bcher-kva.example", "partner.example");
    }

    @Test
    void valuesOfOtherChoicesAreNotKept() {
        MailChannelForm typed = form.with(Map.of(MailChannelForm.FALLBACK_REPORTER, "alice", MailChannelForm.DISPOSAL_FOLDER, "Done", MailChannelForm.LEAVE_DAYS, "x"));
        MailChannelForm.Read read = typed.read(new FieldErrors()).orElseThrow();
        assertThat(read.senders().fallbackReporterKey()).isEmpty();
        assertThat(read.disposal()).isEqualTo(new Disposal(Disposal.Kind.SEEN, "", 0));
    }

    @Test
    void whatAChoiceNeedsIsAskedFor() {
        assertThat(refused(form.with(Map.of(MailChannelForm.UNKNOWN_SENDER, "FALLBACK")))).containsExactly(MailChannelForm.FALLBACK_REPORTER);
        assertThat(refused(form.with(Map.of(MailChannelForm.DISPOSAL, "MOVE")))).containsExactly(MailChannelForm.DISPOSAL_FOLDER);
        assertThat(refused(form.with(Map.of(MailChannelForm.DISPOSAL, "MOVE", MailChannelForm.DISPOSAL_FOLDER, "inbox"))))
                .containsExactly(MailChannelForm.DISPOSAL_FOLDER);
        assertThat(refused(form.with(Map.of(MailChannelForm.DISPOSAL, "LEAVE", MailChannelForm.LEAVE_DAYS, "366")))).containsExactly(MailChannelForm.LEAVE_DAYS);
    }

    @Test
    void fieldsOfJiraAreReadLineByLine() {
        MailChannelForm typed = form.with(Map.of(MailChannelForm.FIELD_VALUES, "customfield_10010 = a=b\n\nenvironment=mail"));
        assertThat(typed.read(new FieldErrors()).orElseThrow().target().fields())
                .containsExactly(new Target.FieldValue("customfield_10010", "a=b"), new Target.FieldValue("environment", "mail"));
    }
}
