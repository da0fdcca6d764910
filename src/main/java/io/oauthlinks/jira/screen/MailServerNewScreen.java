package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Response;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.mailserver.MailPreset;
import io.oauthlinks.mailserver.MailProtocol;
import io.oauthlinks.mailserver.MailServerForm;
import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new mail server; it starts with the outgoing link that was asked for, or with the only one there is. */
public final class MailServerNewScreen implements Screen {

    private final MailServerSaving saving;
    private final OutgoingLinks links;

    public MailServerNewScreen(MailServerSaving saving, OutgoingLinks links) {
        this.saving = saving;
        this.links = links;
    }

    @Override
    public Response get(Request request) {
        MailServerForm form = link(request.parameter("linkId")).map(MailServerNewScreen::startingWith).orElseGet(MailServerForm::blank);
        return saving.show(request, form, MailServerFormPage.Shown.of(null));
    }

    @Override
    public Response post(Request request) {
        return saving.save(request, MailServerFormPage.Shown.of(null));
    }

    private Optional<OutgoingLink> link(String wanted) {
        List<OutgoingLink> all = links.all();
        return all.stream().filter(link -> all.size() == 1 || String.valueOf(link.id()).equals(wanted)).findFirst();
    }

    private static MailServerForm startingWith(OutgoingLink link) {
        MailPreset preset = switch (link.provider()) {
            case GOOGLE -> MailPreset.GMAIL;
            case MICROSOFT -> microsoft(link.authority().cloud());
            case FASTMAIL -> MailPreset.FASTMAIL;
            case CUSTOM -> MailPreset.CUSTOM;
        };
        Map<String, String> values = new LinkedHashMap<>(MailServerForm.blank().values());
        values.put(MailServerForm.LINK_ID, String.valueOf(link.id()));
        values.put(MailServerForm.PRESET, preset.name());
        values.put(MailServerForm.HOST, preset.host(MailProtocol.IMAP));
        return new MailServerForm(values);
    }

    private static MailPreset microsoft(MicrosoftCloud cloud) {
        return switch (cloud) {
            case WORLDWIDE -> MailPreset.MICROSOFT_365;
            case US_GOVERNMENT_GCC_HIGH -> MailPreset.MICROSOFT_365_GCC_HIGH;
            case US_GOVERNMENT_DOD -> MailPreset.MICROSOFT_365_DOD;
            case CHINA_21VIANET -> MailPreset.MICROSOFT_365_CHINA;
        };
    }
}
