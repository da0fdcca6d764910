package io.oauthlinks.e2e.pages;

/** Jira's question whether an application may act as the user. */
public final class ConsentPage {

    private final Browser browser;

    public ConsentPage(Browser browser) {
        this.browser = browser;
    }

    /** Waits until it is shown for this application. */
    public ConsentPage isShownFor(String application) {
        browser.find("button[name=decision][value=allow]");
        browser.see("Allow " + application);
        return this;
    }

    public void allow() {
        browser.click("button[name=decision][value=allow]");
    }

    public void deny() {
        browser.click("button[name=decision][value=deny]");
    }
}
