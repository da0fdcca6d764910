package io.oauthlinks.mailchannel.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void breaksLinesWhereABrowserDoes() {
        assertThat(HtmlText.of("<div>One<br>two</div><div>three</div><p>four   \n five</p><p>six</p>")).isEqualTo("One\ntwo\nthree\n\nfour five\n\nsix");
        assertThat(HtmlText.of("a<br><br>b<div><br></div><div>c</div>")).isEqualTo("a\n\nb\n\nc");
        assertThat(HtmlText.of("<ul><li>a</li><li>b</li></ul>c")).isEqualTo("- a\n- b\n\nc");
        assertThat(HtmlText.of("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")).isEqualTo("a b\nc");
        assertThat(HtmlText.of("x<pre>a\n  b\n\n\nc</pre>d")).isEqualTo("x\n\na\n  b\n\n\nc\n\nd");
        assertThat(HtmlText.of("<b>bo</b>ld&nbsp;&amp; &lt;i&gt;")).isEqualTo("bold & <i>");
    }

    @Test
    @DisplayName("M36: nothing that a browser would run, fetch or hide stays")
    void keepsWordsAlone() {
        assertThat(HtmlText.of("<head><title>t</title><style>b{}</style></head><script>alert(1)</script><p onclick=x>hello<img src=http://x.test/pixel alt=y>"
                + "<svg><text>svg</text></svg><iframe src=x>f</iframe><span style='display: none'>hidden</span></p><!-- c -->")).isEqualTo("hello");
    }

    @Test
    void saysWhereALinkLeadsWhenItsWordsDoNot() {
        assertThat(HtmlText.of("<a href='https://example.com/a'>here</a>")).isEqualTo("here <https://example.com/a>");
        assertThat(HtmlText.of("<a href='https://example.com/'>example.com</a>")).isEqualTo("example.com");
        assertThat(HtmlText.of("<a href='mailto:a@example.com'>a@example.com</a>")).isEqualTo("a@example.com");
        assertThat(HtmlText.of("<a href='javascript:alert(1)'>here</a> <a href='/x'>there</a>")).isEqualTo("here there");
        assertThat(HtmlText.of("<a href='https://bank.test/'>https://evil.test</a>")).isEqualTo("https://evil.test <https://bank.test/>");
    }
}
