package io.oauthlinks.e2e.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The form of a mail server with its account and its connection test. */
public final class MailServerForm {

    private static final String LIST = "/plugins/servlet/oauth-links/mail-servers";
    private static final List<String> FIELDS = List.of("name", "description", "preset+protocol", "tlsMode", "host", "port", "timeout", "userName",
            "authentication+linkId", "trustedCertificate");

    private final Browser browser;

    public MailServerForm(Browser browser) {
        this.browser = browser;
    }

    public MailServerForm openNew() {
        browser.go(LIST).press("Add mail server").find("[name=userName]");
        return this;
    }

    public MailServerForm open(String name) {
        browser.go(LIST).press(name).find("[name=userName]");
        return this;
    }

    /**
     * @param protocol IMAP or POP3
     * @param tlsMode  IMPLICIT, STARTTLS or NONE
     */
    public MailServerForm server(String protocol, String tlsMode, String host, int port) {
        browser.choose("preset+protocol", "CUSTOM+" + protocol).choose("tlsMode", tlsMode).type("host", host).type("port", String.valueOf(port));
        return this;
    }

    public MailServerForm type(String field, String value) {
        browser.type(field, value);
        return this;
    }

    public MailServerForm outgoingLink(String linkName) {
        browser.chooseText("authentication+linkId", linkName);
        return this;
    }

    public MailServerForm trustCertificate(String pem) {
        if (!browser.shows("[name=trustedCertificate]")) {
            browser.click("details:has([name=trustedCertificate]) summary");
        }
        browser.paste("trustedCertificate", pem);
        return this;
    }

    /** What stands in the fields, also in those that are folded away. */
    public Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        FIELDS.forEach(field -> typed.put(field, browser.value(field).strip()));
        return typed;
    }

    /** Leaves for the provider. */
    public void authorize() {
        browser.click("#authorize");
    }

    public MailServerForm isBackAuthorized() {
        browser.at("typed=").see("Valid");
        return this;
    }

    /** Runs the connection test and waits for its end; gives the verdict in words, such as "Passed". */
    public String test() {
        String before = browser.value("testRun");
        browser.click("#test-button");
        browser.await("the end of the test", any -> !browser.value("testRun").equals(before) && browser.find("#test-button").isEnabled());
        return textOf(browser.find("#test-summary .aui-lozenge"));
    }

    /** Verdict of each step in words, by its name. */
    public Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        for (WebElement step : browser.all(".ol-step")) {
            steps.put(textOf(step.findElement(By.cssSelector("strong"))), textOf(step.findElement(By.cssSelector(".ol-step-verdict"))));
        }
        return steps;
    }

    /** As it is written, not as the style shows it. */
    private static String textOf(WebElement element) {
        return element.getDomProperty("textContent").strip();
    }

    /** Saves and waits for the list. */
    public void save() {
        browser.click("#save").at("saved=");
    }
}
