package io.oauthlinks.practice.web;

import org.springframework.web.util.HtmlUtils;

/** Writes the provider's pages: one look, no script, nothing loaded from elsewhere. */
public final class Html {

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s - Practice provider</title>
            <style>
            body { margin: 0; background: #eef3f0; color: #1c2b25; font: 16px/1.5 system-ui, sans-serif; }
            header { background: #14532d; color: #fff; padding: 12px 24px; }
            header strong { font-size: 1.15em; margin-right: 12px; }
            main { box-sizing: border-box; width: calc(100%% - 32px); max-width: 38em; margin: 32px auto; padding: 24px 32px; background: #fff; border: 1px solid #b9c8c0; border-radius: 6px; }
            main.wide { max-width: 60em; }
            h1 { margin-top: 0; font-size: 1.5em; } h2 { font-size: 1.15em; margin: 1.8em 0 .5em; }
            label { display: block; font-weight: 600; margin-top: 12px; }
            label.inline { font-weight: 400; margin-top: 6px; }
            input[type=text], input[type=password], input[type=number], select, textarea { box-sizing: border-box; width: 100%%; padding: 8px; font: inherit;
              border: 1px solid #5d7268; border-radius: 4px; background: #fff; color: inherit; }
            input[type=file] { display: block; font: inherit; }
            button { margin: 16px 8px 0 0; padding: 8px 18px; font: inherit; border: 1px solid #14532d; border-radius: 4px; background: #fff; color: #14532d; cursor: pointer; }
            button.primary { background: #14532d; color: #fff; }
            :focus-visible { outline: 3px solid #f59e0b; outline-offset: 2px; }
            .error { border-left: 5px solid #b91c1c; padding: 8px 12px; background: #fdecec; }
            .notice { border-left: 5px solid #14532d; padding: 8px 12px; background: #e9f5ee; }
            .mailbox { font-weight: 700; }
            table { border-collapse: collapse; width: 100%%; } th, td { text-align: left; padding: 6px 10px 6px 0; border-bottom: 1px solid #d5dfd9; vertical-align: top; }
            code { background: #eef3f0; padding: 1px 4px; overflow-wrap: anywhere; }
            .forms { display: grid; grid-template-columns: repeat(auto-fit, minmax(17em, 1fr)); gap: 16px; }
            .forms form { border: 1px solid #d5dfd9; border-radius: 6px; padding: 12px 16px; } .forms h3 { margin: 0; font-size: 1em; }
            </style>
            </head>
            <body>
            <header><strong>Practice provider</strong> a pretend mail provider on this machine</header>
            <main class="%s">
            <h1>%s</h1>
            %s
            </main>
            </body>
            </html>
            """;

    private Html() {
    }

    /** A page with one column of text; the body is HTML. */
    public static String page(String title, String body) {
        return FRAME.formatted(escape(title), "", escape(title), body);
    }

    static String widePage(String title, String body) {
        return FRAME.formatted(escape(title), "wide", escape(title), body);
    }

    /** Text for use in HTML, null as nothing. */
    public static String escape(String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text);
    }
}
