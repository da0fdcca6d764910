package io.oauthlinks.e2e.pages;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium of one's own, with an empty profile, 1440 pixels wide. Every step waits for what it needs, never for a time. */
public final class Browser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int WIDTH = 1440;
    private static final int NARROW = 400;
    private static final int HEIGHT = 1000;

    private final URI base;
    private final ChromeDriver driver;
    private final Path profile;
    private int width = WIDTH;

    /**
     * @param base base URL of the host with its context path
     * @param more arguments of Chromium besides the usual ones
     */
    public Browser(URI base, String... more) {
        this.base = base;
        try {
            profile = Files.createTempDirectory("oauth-links-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .usingAnyFreePort().build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.setAcceptInsecureCerts(true);
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--user-data-dir=" + profile, "--window-size=" + WIDTH + "," + HEIGHT);
        options.addArguments(more);
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        driver = new ChromeDriver(service, options);
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", WIDTH, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Browser.grantPermissions", Map.of("origin", base.resolve("/").toString().replaceAll("/$", ""),
                "permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    }

    /** @param path below the context path, such as {@code /login.jsp} */
    public Browser go(String path) {
        driver.get(base + path);
        return this;
    }

    /** @param address absolute, also outside Jira; it may be one that nobody answers */
    public Browser goTo(String address) {
        driver.get(address);
        return this;
    }

    public String url() {
        return driver.getCurrentUrl();
    }

    public URI base() {
        return base;
    }

    /** What the page shows as text. */
    public String text() {
        return until(() -> driver.findElement(By.tagName("body")).getText());
    }

    public String source() {
        return driver.getPageSource();
    }

    public WebElement find(String css) {
        return await(css, ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    public boolean shows(String css) {
        return driver.findElements(By.cssSelector(css)).stream().anyMatch(WebElement::isDisplayed);
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Waits until the page's text contains this; the style may show it in capitals. */
    public Browser see(String text) {
        await("\"" + text + "\"", any -> text().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
        return this;
    }

    /** Waits until the address contains this. */
    public Browser at(String partOfUrl) {
        await(partOfUrl, ExpectedConditions.urlContains(partOfUrl));
        return this;
    }

    /** Types into the field of this name, in place of what is there. */
    public Browser type(String name, String value) {
        WebElement field = find("[name='" + name + "']");
        field.clear();
        field.sendKeys(value);
        return this;
    }

    /** Pastes a long text into the field of this name, which is quicker than typing. */
    public Browser paste(String name, String value) {
        driver.executeScript("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}));"
                + "arguments[0].dispatchEvent(new Event('change', {bubbles: true}));", find("[name='" + name + "']"), value);
        return this;
    }

    /** Picks the option with this value in the list of this name. */
    public Browser choose(String name, String value) {
        new Select(find("select[name='" + name + "']")).selectByValue(value);
        return this;
    }

    /** Picks the option whose text contains this. */
    public Browser chooseText(String name, String part) {
        Select list = new Select(find("select[name='" + name + "']"));
        String text = list.getOptions().stream().map(WebElement::getText).filter(option -> option.contains(part)).findFirst()
                .orElseThrow(() -> new AssertionError("No option with " + part + " in " + name + ": "
                        + list.getOptions().stream().map(WebElement::getText).toList()));
        list.selectByVisibleText(text);
        return this;
    }

    public String value(String name) {
        return until(() -> driver.findElement(By.cssSelector("[name='" + name + "']")).getDomProperty("value"));
    }

    public Browser click(String css) {
        await(css, ExpectedConditions.elementToBeClickable(By.cssSelector(css))).click();
        return this;
    }

    /** To whatever has the focus. */
    Browser keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** Presses the button or follows the link with this text. */
    public Browser press(String label) {
        String text = "[normalize-space(.)='" + label + "']";
        await(label, ExpectedConditions.elementToBeClickable(By.xpath("//button" + text + "|//a" + text))).click();
        return this;
    }

    /** Forgets who is signed in there. Cookies do not know ports, so Jira's own, which has a path, are left alone. */
    public Browser forgetCookiesOf(URI site) {
        driver.executeCdpCommand("Network.enable", Map.of());
        Object cookies = driver.executeCdpCommand("Network.getCookies", Map.of("urls", List.of(site.toString()))).get("cookies");
        for (Object cookie : (List<?>) cookies) {
            Map<?, ?> one = (Map<?, ?>) cookie;
            if (!String.valueOf(one.get("path")).startsWith(base.getPath())) {
                driver.executeCdpCommand("Network.deleteCookies", Map.of("name", String.valueOf(one.get("name")), "domain",
                        String.valueOf(one.get("domain")), "path", String.valueOf(one.get("path"))));
            }
        }
        return this;
    }

    public String clipboard() {
        return String.valueOf(driver.executeAsyncScript(
                "const done = arguments[0]; navigator.clipboard.readText().then(done, failure => done('unreadable: ' + failure))"));
    }

    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    Object asyncScript(String script) {
        return driver.executeAsyncScript(script);
    }

    /** Styles, scripts and images of the page that the server did not have. */
    List<String> missingResources() {
        return ((List<?>) driver.executeScript("""
                return performance.getEntriesByType('resource').filter(one => one.responseStatus >= 400).map(one => one.name)
                """)).stream().map(String::valueOf).toList();
    }

    /**
     * What Jira's pages since the last call did against their Content-Security-Policy, in the browser's words, and the errors of their
     * scripts; pages of providers and clients are not ours.
     */
    public List<String> complaints() {
        String jira = base.resolve("/").toString();
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage)
                .filter(message -> message.startsWith(jira) || !message.startsWith("http"))
                .filter(message -> message.contains("Content Security Policy") || message.contains("Uncaught")).toList();
    }

    /** The whole page, also what lies below the window's edge, as PNG. */
    byte[] picture() {
        // what sticks to the window's edge stays where it is on the page
        driver.executeScript("window.scrollTo(0, 0)");
        return picture(Map.of("x", 0, "y", 0, "width", width, "height", height(), "scale", 1));
    }

    /** From the top of one element to the bottom of another, with a margin. */
    byte[] picture(String first, String last) {
        driver.executeScript("window.scrollTo(0, 0)");
        List<?> clip = (List<?>) driver.executeScript("""
                const [first, last] = [arguments[0], arguments[1]].map(css => document.querySelector(css).getBoundingClientRect());
                return [first.left - 16, first.top - 16, last.width + 32, last.bottom - first.top + 32]
                """, first, last);
        return picture(Map.of("x", clip.get(0), "y", clip.get(1), "width", clip.get(2), "height", clip.get(3), "scale", 1));
    }

    private byte[] picture(Map<String, Object> clip) {
        Map<String, Object> answer = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true,
                "clip", clip));
        return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
    }

    /** 400 pixels wide, or as usual. */
    void narrow(boolean narrow) {
        width = narrow ? NARROW : WIDTH;
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    }

    boolean isWiderThanItsWindow() {
        return (Boolean) driver.executeScript("return document.documentElement.scrollWidth > window.innerWidth");
    }

    private long height() {
        return Math.max(HEIGHT, ((Number) driver.executeScript("return document.documentElement.scrollHeight")).longValue());
    }

    /** Waits for a condition; says in the failure what the page showed instead. */
    public <T> T await(String what, Function<? super WebDriver, T> condition) {
        try {
            return waitFor(condition);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain for " + what + " at " + url() + ", which says\n" + text(), e);
        }
    }

    /** The page may be replaced while it is read. */
    private <T> T until(Supplier<T> look) {
        return waitFor(any -> look.get());
    }

    private <T> T waitFor(Function<? super WebDriver, T> condition) {
        WebDriverWait wait = new WebDriverWait(driver, LIMIT, Duration.ofMillis(50));
        wait.ignoring(StaleElementReferenceException.class);
        return wait.until(any -> onOnePage(condition));
    }

    /** Chromium has two ways to say that the element was on a page that is gone; Selenium knows one of them. */
    private <T> T onOnePage(Function<? super WebDriver, T> condition) {
        try {
            return condition.apply(driver);
        } catch (WebDriverException e) {
            if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
                throw new StaleElementReferenceException(e.getMessage(), e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // the browser may still be writing; the directory is below the system's temporary one
        }
    }
}
