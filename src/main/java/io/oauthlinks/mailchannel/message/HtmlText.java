package io.oauthlinks.mailchannel.message;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The words of an HTML body, with line ends where a browser would show some. Nothing is fetched, nothing of the markup stays. */
final class HtmlText implements NodeFilter {

    private static final Set<String> WORDLESS = Set.of("head", "title", "script", "style", "template", "noscript", "object", "embed", "iframe",
            "svg", "math", "select", "textarea", "button", "audio", "video", "canvas");
    private static final Set<String> BLOCKS = Set.of("address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset",
            "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
            "table", "tr", "ul");
    /** With an empty line before and after. */
    private static final Set<String> PARAGRAPHS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "dl");
    private static final String SPACES = " \n\t\r\f\u00a0";
    private static final Set<String> CELLS = Set.of("td", "th");

    private final StringBuilder text = new StringBuilder();
    private int preformatted;
    /** What has to stand before the next word: as many line ends, or else a space. */
    private int lineEnds;
    private boolean space;

    private HtmlText() {
    }

    static String of(String html) {
        HtmlText words = new HtmlText();
        Jsoup.parse(html).body().filter(words);
        return words.text.toString().strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        } else if (node instanceof Element element) {
            if (WORDLESS.contains(element.normalName()) || isHidden(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            begin(element.normalName());
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            end(element);
        }
        return FilterResult.CONTINUE;
    }

    private void begin(String name) {
        if (name.equals("br")) {
            lineEnds++;
        } else if (BLOCKS.contains(name)) {
            breakLine(PARAGRAPHS.contains(name) ? 2 : 1);
        } else if (CELLS.contains(name)) {
            space = true;
        }
        if (name.equals("li")) {
            append("- ");
        } else if (name.equals("pre")) {
            preformatted++;
        }
    }

    private void end(Element element) {
        String name = element.normalName();
        if (name.equals("a")) {
            showTarget(element);
        } else if (name.equals("pre")) {
            preformatted--;
        }
        if (BLOCKS.contains(name)) {
            breakLine(PARAGRAPHS.contains(name) ? 2 : 1);
        }
    }

    /** A link whose words do not say where it leads. */
    private void showTarget(Element link) {
        String target = PlainText.line(link.attr("href"), 2000);
        String bare = target.replaceFirst("(?i)^(?:https?://|mailto:)", "").replaceFirst("/$", "");
        boolean leadsSomewhere = !bare.equals(target) && !bare.isEmpty();
        if (leadsSomewhere && !text.substring(Math.max(0, text.length() - bare.length() - 1)).contains(bare)) {
            append(" <" + target + ">");
        }
    }

    private void breakLine(int ends) {
        lineEnds = text.isEmpty() ? 0 : Math.max(lineEnds, ends);
        space = false;
    }

    private void append(String words) {
        for (int i = 0; i < words.length(); i++) {
            char letter = words.charAt(i);
            if (preformatted > 0 && letter == '\n') {
                lineEnds++;
            } else if (preformatted == 0 && SPACES.indexOf(letter) >= 0) {
                space = true;
            } else if (letter != '\u200b' && letter != '\u00ad' && letter != '\ufeff') {
                beforeWord();
                text.append(letter);
            }
        }
    }

    private void beforeWord() {
        if (lineEnds > 0) {
            text.append("\n".repeat(Math.min(lineEnds, preformatted > 0 ? 20 : 2)));
        } else if (space && !text.isEmpty()) {
            text.append(' ');
        }
        lineEnds = 0;
        space = false;
    }

    /** Such as the line that newsletters show in lists of mails only. */
    private static boolean isHidden(Element element) {
        String style = element.attr("style");
        return element.hasAttr("hidden") || !style.isEmpty() && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
    }
}
