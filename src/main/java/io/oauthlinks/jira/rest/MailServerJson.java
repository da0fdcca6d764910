package io.oauthlinks.jira.rest;

import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.message.FieldErrors;
import io.oauthlinks.message.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mail server as JSON: the fields of its form, and how it stands. The password goes in and never comes out. */
final class MailServerJson {

    /** Number of the passed connection test of exactly these values. */
    private static final String TEST_RUN = "testRun";
    private static final List<String> READ_ONLY = List.of("id", "passwordSet", "passwordUnreadable", "lastTest", "createdAt", "changedAt");

    static final JsonForm TO_TEST = new JsonForm(MailServerForm.FIELDS, READ_ONLY);
    static final JsonForm TO_SAVE = new JsonForm(fieldsToSave(), READ_ONLY);

    private MailServerJson() {
    }

    private static List<String> fieldsToSave() {
        List<String> fields = new ArrayList<>(MailServerForm.FIELDS);
        fields.add(TEST_RUN);
        return fields;
    }

    static Map<String, Object> of(MailServer server) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", server.id());
        json.putAll(MailServerForm.of(server).values());
        json.put(MailServerForm.PORT, server.endpoint().port());
        json.put(MailServerForm.TIMEOUT, server.endpoint().timeout().toSeconds());
        json.put(MailServerForm.LINK_ID, number(server.login().linkId()));
        json.put(MailServerForm.ACCOUNT_ID, number(server.login().accountId()));
        json.put(MailServerForm.ENABLED, server.enabled());
        json.put("passwordSet", server.login().password() != null);
        json.put("passwordUnreadable", server.unreadable());
        json.put("lastTest", number(server.lastTestId()));
        json.put("createdAt", Answers.time(server.createdAt()));
        json.put("changedAt", Answers.time(server.changedAt()));
        return json;
    }

    private static Long number(long id) {
        return id == 0 ? null : id;
    }

    /** 0 when none is named. */
    static long testRun(Map<String, String> values) {
        String text = values.getOrDefault(TEST_RUN, "");
        if (text.isEmpty() || text.matches("[0-9]{1,18}")) {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        }
        FieldErrors errors = new FieldErrors();
        errors.add(TEST_RUN, Message.of("oauth-links.rest.error.row"));
        errors.throwIfAny();
        return 0;
    }
}
