package io.oauthlinks.e2e.pages;

/** The pages of npm oidc-provider: whoever signs in is who they say, then they are asked for consent. */
public final class OidcLogin {

    private final Browser browser;

    public OidcLogin(Browser browser) {
        this.browser = browser;
    }

    /** Signs in if asked to (once for each browser), then allows. */
    public void signInAndAllow(String mailbox) {
        browser.at("/interaction/");
        if (browser.shows("[name=login]")) {
            browser.type("login", mailbox).type("password", "any").click("button[type=submit]");
            browser.await("the consent", any -> !browser.shows("[name=login]") && browser.shows("button[type=submit]"));
        }
        browser.click("button[type=submit]");
    }
}
