package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.mailserver.MailAuthentication;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.mailserver.OtherReader;
import io.oauthlinks.mailserver.OtherReaders;
import io.oauthlinks.mailserver.TlsMode;
import io.oauthlinks.mailserver.diagnosis.ConnectionTests;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.flow.UnansweredAuthorizations;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import io.oauthlinks.outgoinglink.token.Accounts;
import io.oauthlinks.outgoinglink.token.GrantedScopes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The form of a mail server, new or saved, as typed so far, with its account and its connection test. */
public final class MailServerFormPage {

    private static final String KEY = "oauth-links.mail-server.edit.";

    private final Readers readers;
    private final OutgoingLinks links;
    private final Accounts accounts;
    private final ConnectionTests tests;
    private final OtherReaders otherReaders;
    private final UnansweredAuthorizations unanswered;

    public MailServerFormPage(Readers readers, OutgoingLinks links, Accounts accounts, ConnectionTests tests,
                              OtherReaders otherReaders, UnansweredAuthorizations unanswered) {
        this.readers = readers;
        this.links = links;
        this.accounts = accounts;
        this.tests = tests;
        this.otherReaders = otherReaders;
        this.unanswered = unanswered;
    }

    /**
     * What the form shows besides what was typed.
     *
     * @param server     the saved mail server; null for a new one
     * @param testId     the connection test to show; 0 for none
     * @param errors     messages at fields
     * @param problem    why nothing was saved, or why an authorization ended without an account; null when there is none
     * @param isBack     the browser has come back from an authorization
     * @param notice     i18n key of a good message; null for none
     */
    record Shown(MailServer server, long testId, Map<String, Message> errors, Problem problem, boolean isBack, String notice) {

        static Shown of(MailServer server) {
            return new Shown(server, server == null ? 0 : server.lastTestId(), Map.of(), null, false, null);
        }

        Shown refused(long test, Map<String, Message> messages) {
            return new Shown(server, test, messages, null, false, null);
        }

        Shown refused(long test, Problem why) {
            return new Shown(server, test, Map.of(), why, false, null);
        }

        /** Back from an authorization: what was tested before had another account. */
        Shown back(Problem why, String good) {
            return new Shown(server, 0, Map.of(), why, true, good);
        }

        boolean isRefused() {
            return !errors.isEmpty();
        }
    }

    Response page(Request request, MailServerForm form, Shown shown) {
        Reader reader = readers.of(request);
        FormFields fields = new FormFields(reader.texts(), form.values(), shown.errors());
        Map<String, Object> model = new HashMap<>();
        String path = "/mail-servers/" + (shown.server() == null ? "new" : shown.server().id());
        model.put("title", shown.server() == null ? reader.text(KEY + "title.new") : reader.text(KEY + "title.edit", shown.server().name()));
        model.put("action", path);
        if (shown.server() != null) {
            model.put("sharePath", path + "/share");
        }
        model.put("testPath", shown.server() == null ? "/mail-servers/test" : path + "/test");
        model.put("fields", fields.byName(MailServerForm.FIELDS));
        model.put("draft", shown.server() != null && !shown.server().enabled());
        putMessages(reader, model, request, fields, shown);
        model.put("presets", presets(reader, fields));
        model.put("tlsModes", tlsModes(reader, fields));
        model.put("authentications", authentications(reader, fields));
        putPassword(reader, model, request, shown.server());
        model.put("alsoReadBy", String.join(", ", OtherReader.of(otherReaders.all(), fields.value(MailServerForm.USER_NAME),
                fields.value(MailServerForm.HOST))));
        model.put("certificates", form.certificateSubjects());
        Optional<Account> account = account(fields.value(MailServerForm.ACCOUNT_ID));
        model.put("account", accountModel(reader, account.orElse(null), fields.value(MailServerForm.USER_NAME)));
        if (!shown.isBack() && account.filter(some -> some.state() == AccountState.VALID).isEmpty()) {
            row(fields.value(MailServerForm.LINK_ID)).flatMap(unanswered::latest).ifPresent(one -> model.put("unanswered", reader.unanswered(one)));
        }
        Optional<TestRun> test = shown.testId() == 0 ? Optional.empty() : tests.find(shown.testId());
        test.ifPresent(run -> model.put("test", new TestResult(reader, run).model()));
        model.put("testPassed", test.filter(TestRun::passed).isPresent());
        model.put("primary", primary(fields, account, test));
        return new Response.Page(shown.isRefused() ? 400 : 200, "templates/mail-server/edit.vm", model);
    }

    private static void putMessages(Reader reader, Map<String, Object> model, Request request, FormFields fields, Shown shown) {
        fields.putRefusal(model, reader);
        if (!request.parameter(MailServerForm.PASSWORD).isEmpty()) {
            model.put("secretsLeftOut", reader.text(KEY + "password.left-out"));
        }
        if (shown.problem() != null) {
            model.put("problem", reader.problem(shown.problem()));
            model.put("problemOfAuthorization", shown.isBack());
        }
        if (shown.notice() != null) {
            model.put("notice", reader.text(shown.notice()));
        }
    }

    /** The one button that the person came for, or that mends what is broken. */
    private static String primary(FormFields fields, Optional<Account> account, Optional<TestRun> test) {
        boolean mustAuthorize = fields.is(MailServerForm.AUTHENTICATION, MailAuthentication.OAUTH2.name())
                && account.filter(some -> some.state() != AccountState.RE_AUTHORIZATION_NEEDED).isEmpty();
        if (mustAuthorize) {
            return "authorize";
        }
        return test.filter(TestRun::passed).isPresent() ? "save" : "test";
    }

    private static List<Map<String, Object>> presets(Reader reader, FormFields fields) {
        List<Map<String, Object>> presets = new ArrayList<>();
        for (MailPreset preset : MailPreset.values()) {
            for (MailProtocol protocol : MailProtocol.values()) {
                presets.add(Model.of("value", preset + "+" + protocol,
                        "label", reader.text(KEY + "preset." + lower(preset.name()), protocol.name()),
                        "host", preset.host(protocol), "port", protocol.defaultPort(TlsMode.IMPLICIT),
                        "plainPort", protocol.defaultPort(TlsMode.STARTTLS),
                        "selected", fields.is(MailServerForm.PRESET, preset.name()) && fields.is(MailServerForm.PROTOCOL, protocol.name())));
            }
        }
        return presets;
    }

    private static List<Map<String, Object>> tlsModes(Reader reader, FormFields fields) {
        List<Map<String, Object>> modes = new ArrayList<>();
        for (TlsMode mode : TlsMode.values()) {
            modes.add(Model.of("value", mode.name(), "label", reader.text(KEY + "tls-mode." + lower(mode.name())),
                    "selected", fields.is(MailServerForm.TLS_MODE, mode.name())));
        }
        return modes;
    }

    private List<Map<String, Object>> authentications(Reader reader, FormFields fields) {
        List<Map<String, Object>> choices = new ArrayList<>();
        boolean withLink = fields.is(MailServerForm.AUTHENTICATION, MailAuthentication.OAUTH2.name());
        String linkId = fields.value(MailServerForm.LINK_ID);
        List<OutgoingLink> all = links.all();
        if (withLink && all.stream().noneMatch(link -> String.valueOf(link.id()).equals(linkId))) {
            choices.add(Model.of("value", "OAUTH2+", "label", reader.text(KEY + "authentication.choose"), "selected", true));
        }
        for (OutgoingLink link : all) {
            choices.add(Model.of("value", "OAUTH2+" + link.id(), "label", reader.text(KEY + "authentication.link", link.name()),
                    "selected", withLink && String.valueOf(link.id()).equals(linkId)));
        }
        choices.add(Model.of("value", "PASSWORD+", "label", reader.text(KEY + "authentication.password"), "selected", !withLink));
        return choices;
    }

    private static void putPassword(Reader reader, Map<String, Object> model, Request request, MailServer server) {
        if (server != null && server.unreadable()) {
            model.put("passwordNote", reader.text(KEY + "password.unreadable"));
        } else if (!request.parameter("typed").isEmpty() || !request.parameter(MailServerForm.PASSWORD).isEmpty()) {
            model.put("passwordNote", reader.text(KEY + "password.left-out"));
        }
        model.put("passwordKept", server != null && !server.unreadable() && server.login().password() != null);
    }

    private Map<String, Object> accountModel(Reader reader, Account account, String userName) {
        Map<String, Object> model = new HashMap<>();
        model.put("state", Lozenges.of(reader, account == null ? null : account.state()));
        model.put("button", userName.isEmpty() ? reader.text(KEY + "authorize") : reader.text(KEY + "authorize-named", userName));
        model.put("exists", account != null);
        if (account != null) {
            model.put("mailbox", account.mailbox());
            model.put("signedInAs", account.signedInAs().isEmpty() ? reader.text(KEY + "account.signed-in-unknown")
                    : reader.text(KEY + "account.signed-in-as", account.signedInAs()));
            model.put("authorizedAt", reader.times().relative(account.authorizedAt()));
            model.put("authorizedBy", reader.displayName().apply(account.authorizedBy()));
            if (account.problem() != null && account.state() != AccountState.VALID) {
                model.put("problem", reader.problem(account.problem()));
            }
            model.put("warnings", links.byId(account.linkId()).map(link -> GrantedScopes.warnings(link, account)).orElse(List.of()).stream()
                    .map(reader.texts()::of).toList());
        }
        return model;
    }

    private Optional<Account> account(String id) {
        return row(id).flatMap(accounts::byId);
    }

    private static Optional<Long> row(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
