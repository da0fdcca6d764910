package io.oauthlinks.e2e.pages;

/** The form of an outgoing link, from the list of links to the list of links. */
public final class OutgoingLinkForm {

    private static final String LIST = "/plugins/servlet/oauth-links/outgoing-links";

    private final Browser browser;

    public OutgoingLinkForm(Browser browser) {
        this.browser = browser;
    }

    /** @param provider {@code GOOGLE}, {@code MICROSOFT} or {@code CUSTOM} */
    public OutgoingLinkForm openNew(String provider) {
        browser.go(LIST).press("Create outgoing link");
        return choose(provider);
    }

    public OutgoingLinkForm choose(String provider) {
        browser.click("a[href$='provider=" + provider + "']").find("#clientId");
        return this;
    }

    public OutgoingLinkForm type(String field, String value) {
        browser.type(field, value);
        return this;
    }

    /** Parameters besides the standard ones, one {@code name=value} a line. */
    public OutgoingLinkForm extraParameters(String lines) {
        if (!browser.shows("#extraParameters")) {
            browser.click("details summary");
        }
        browser.type("extraParameters", lines);
        return this;
    }

    public OutgoingLinkForm scopes(String scopes) {
        browser.find("input#scopes").clear();
        browser.find("input#scopes").sendKeys(scopes);
        return this;
    }

    /** Presses the copy button and gives what is on the clipboard then. */
    public String copyRedirectUrl() {
        browser.click("[data-copy='redirect-url']").see("Copied");
        return browser.clipboard();
    }

    public String redirectUrl() {
        return browser.find("#redirect-url").getDomProperty("value");
    }

    /** Saves and waits for the list. */
    public void save() {
        browser.click("form[action*='outgoing-links/'] button.aui-button-primary").at("saved=");
    }
}
