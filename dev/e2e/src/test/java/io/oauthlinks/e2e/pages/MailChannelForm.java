package io.oauthlinks.e2e.pages;

/** The form of an email channel in the settings of a project. */
public final class MailChannelForm {

    private final Browser browser;

    public MailChannelForm(Browser browser) {
        this.browser = browser;
    }

    /** From the list of the project's channels. */
    public MailChannelForm openNew() {
        browser.press("Add email channel").find("#mail-channel-form");
        return this;
    }

    /** @param place as the list of providers shows it, such as {@code localhost:2993 (IMAP)} */
    public MailChannelForm ownMailbox(String place, String linkName, String mailbox) {
        browser.choose("serverId", "own").chooseText("ownPlace", place).chooseText("ownLinkId", linkName).type("ownUserName", mailbox);
        return this;
    }

    /** @param number of a mail server that is shared with the project */
    public MailChannelForm server(long number) {
        browser.choose("serverId", String.valueOf(number));
        return this;
    }

    public MailChannelForm type(String field, String value) {
        browser.type(field, value);
        return this;
    }

    public MailChannelForm requestType(String name) {
        browser.chooseText("requestTypeId", name);
        return this;
    }

    public MailChannelForm unknownSenders(String policy) {
        browser.choose("unknownSender", policy);
        return this;
    }

    /** Saves a channel that fetches, and waits for the list. */
    public void save() {
        browser.click("#save").at("saved=");
    }

    /** Leaves for the provider. */
    public void saveAndAuthorize() {
        browser.click("#save-and-authorize");
    }
}
