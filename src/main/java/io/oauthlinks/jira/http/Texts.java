package io.oauthlinks.jira.http;

import com.atlassian.sal.api.message.I18nResolver;
import io.oauthlinks.message.Message;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The app's texts in the reader's language; {@code $texts} in every template. Values are plain text, escaped by the renderer. */
public final class Texts {

    private final I18nResolver resolver;
    private final Locale locale;

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
        Object[] words = arguments.stream().map(String::valueOf).toArray();
        return new MessageFormat(resolver.getRawText(locale, key), locale).format(words);
    }
}
