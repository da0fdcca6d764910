package io.oauthlinks.e2e.pages;

/** The form of an incoming link, and the page that shows its credentials once. */
public final class IncomingLinkForm {

    private static final String LIST = "/plugins/servlet/oauth-links/incoming-links";

    private final Browser browser;

    public IncomingLinkForm(Browser browser) {
        this.browser = browser;
    }

    public IncomingLinkForm openNew() {
        browser.go(LIST).press("Create incoming link");
        browser.find("[name=redirectUris]");
        return this;
    }

    /** From the list. */
    public IncomingLinkForm open(String name) {
        browser.go(LIST).press(name);
        browser.find("[name=redirectUris]");
        return this;
    }

    public IncomingLinkForm type(String field, String value) {
        browser.type(field, value);
        return this;
    }

    /** Chooses the most that the application may ask for. */
    public IncomingLinkForm upTo(String scope) {
        String id = browser.find("input[name=scopes][value=" + scope + "]").getDomAttribute("id");
        browser.click("label[for=" + id + "]");
        return this;
    }

    public void save() {
        browser.click("form:has([name=redirectUris]) button.aui-button-primary");
    }

    /** Presses the copy button beside a value and gives what is on the clipboard then. */
    public String copy(String id) {
        browser.click("[data-copy='" + id + "']").see("Copied");
        return browser.clipboard();
    }
}
