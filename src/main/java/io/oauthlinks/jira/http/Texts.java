package io.oauthlinks.jira.http;

import com.atlassian.sal.api.message.I18nResolver;
import io.oauthlinks.message.Message;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The app's texts in the reader's language; {@code $texts} in every template. Values are plain text, escaped by the renderer. For one request and thread. */
public final class Texts {

    private final I18nResolver resolver;
    private final Locale locale;
    private final Map<String, MessageFormat> formats = new HashMap<>();

    public Texts(I18nResolver resolver, Locale locale) {
        this.resolver = resolver;
        this.locale = locale;
    }

    public String get(String key) {
        return format(key, List.of());
    }

    public String get(String key, Object argument) {
        return format(key, Arrays.asList(argument));
    }

    public String get(String key, Object first, Object second) {
        return format(key, Arrays.asList(first, second));
    }

    public String get(String key, Object first, Object second, Object third) {
        return format(key, Arrays.asList(first, second, third));
    }

    public String of(Message message) {
        return format(message.key(), message.arguments());
    }

    /** Every text is a MessageFormat, with or without arguments, so that '' reads ' everywhere. */
    private String format(String key, List<?> arguments) {
        MessageFormat format = formats.computeIfAbsent(key, unread -> new MessageFormat(resolver.getRawText(locale, unread), locale));
        return format.format(arguments.stream().map(String::valueOf).toArray());
    }
}
