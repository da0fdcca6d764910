package io.oauthlinks.host.product.web;

/** Markup that a template writes as it is. Everything else is escaped. */
public record Html(String markup) {

    @Override
    public String toString() {
        return markup;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
