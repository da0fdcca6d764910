package io.oauthlinks.e2e.pages;

import org.openqa.selenium.Keys;

/** A person without a mouse: moves with Tab, presses what has the focus, and must always see where that is. */
public final class Keyboard {

    private static final int FARTHEST = 120;

    private final Browser browser;

    public Keyboard(Browser browser) {
        this.browser = browser;
    }

    /** Presses Tab until what fits has the focus; fails when it never comes, or when a focus on the way cannot be seen. */
    public Keyboard to(String css) {
        browser.find(css);
        for (int i = 0; i < FARTHEST; i++) {
            if (Boolean.TRUE.equals(browser.script("return document.activeElement.matches(arguments[0])", css))) {
                return this;
            }
            browser.keys(Keys.TAB);
            Object unseen = browser.script("""
                    const one = document.activeElement, style = getComputedStyle(one);
                    const around = one.closest('label, .field-group') || one;
                    const drawn = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderColor !== getComputedStyle(around).borderColor;
                    return one === document.body || drawn ? null : one.outerHTML.slice(0, 200)
                    """);
            if (unseen != null) {
                throw new AssertionError("The focus cannot be seen at " + unseen);
            }
        }
        throw new AssertionError("No way by Tab to " + css + " at " + browser.url());
    }

    public Keyboard type(String text) {
        browser.keys(text);
        return this;
    }

    /** In place of what stands in the field. */
    public Keyboard typeInstead(String text) {
        browser.keys(Keys.chord(Keys.CONTROL, "a"), text);
        return this;
    }

    public Keyboard enter() {
        browser.keys(Keys.ENTER);
        return this;
    }

    public Keyboard space() {
        browser.keys(Keys.SPACE);
        return this;
    }

    /** In a list: moves down until the option whose text begins so is chosen. */
    public Keyboard choose(String text) {
        browser.keys(Keys.HOME);
        for (int i = 0; i < FARTHEST; i++) {
            if (String.valueOf(browser.script("return document.activeElement.selectedOptions[0].textContent.trim()")).startsWith(text)) {
                return this;
            }
            browser.keys(Keys.ARROW_DOWN);
        }
        throw new AssertionError("No option " + text);
    }
}
