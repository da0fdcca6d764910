package io.oauthlinks.jira.screen;

import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.Message;
import com.atlassian.sal.api.message.MessageCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The app's own texts; a key that is not there is an error, where Jira would show the key. */
final class PropertyTexts implements I18nResolver {

    private static final Properties TEXTS = load();

    private static Properties load() {
        Properties texts = new Properties();
        try (InputStream in = PropertyTexts.class.getResourceAsStream("/i18n/oauth-links.properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return texts;
    }

    @Override
    public String getRawText(String key) {
        String text = TEXTS.getProperty(key);
        if (text == null) {
            throw new AssertionError("There is no text " + key);
        }
        return text;
    }

    @Override
    public String getRawText(Locale locale, String key) {
        return getRawText(key);
    }

    @Override
    public String getText(String key, Serializable... arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getText(Locale locale, String key, Serializable... arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getText(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getText(Locale locale, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getText(Message message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getText(Locale locale, Message message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Message createMessage(String key, Serializable... arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MessageCollection createMessageCollection() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> getAllTranslationsForPrefix(String prefix) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> getAllTranslationsForPrefix(String prefix, Locale locale) {
        throw new UnsupportedOperationException();
    }
}
