package io.oauthlinks.host.service;

import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import com.atlassian.sal.api.message.Message;
import com.atlassian.sal.api.message.MessageCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of one bundle. As in Jira, every text is a message format, with or without arguments: an apostrophe is written twice. */
public final class BundleTexts implements I18nResolver {

    /** Country of the language in which every text stands in brackets, so that what is not one is seen. */
    private static final String MARKED = "XA";

    private final ClassLoader bundleLoader;
    private final List<String> locations;
    private final LocaleResolver locales;
    private final Map<String, Map<String, String>> files = new ConcurrentHashMap<>();

    /** @param locations of the {@code i18n} resources, such as {@code i18n.oauth-links} */
    public BundleTexts(ClassLoader bundleLoader, List<String> locations, LocaleResolver locales) {
        this.bundleLoader = bundleLoader;
        this.locations = List.copyOf(locations);
        this.locales = locales;
    }

    @Override
    public String getRawText(String key) {
        return getRawText(locales.getLocale(), key);
    }

    @Override
    public String getRawText(Locale locale, String key) {
        return all(locale).getOrDefault(key, key);
    }

    @Override
    public String getText(String key, Serializable... arguments) {
        return getText(locales.getLocale(), key, arguments);
    }

    @Override
    public String getText(Locale locale, String key, Serializable... arguments) {
        String text = all(locale).get(key);
        return text == null ? key : new MessageFormat(text, locale).format(translated(locale, arguments));
    }

    @Override
    public String getText(String key) {
        return getText(key, new Serializable[0]);
    }

    @Override
    public String getText(Locale locale, String key) {
        return getText(locale, key, new Serializable[0]);
    }

    @Override
    public String getText(Message message) {
        return getText(message.getKey(), message.getArguments());
    }

    @Override
    public String getText(Locale locale, Message message) {
        return getText(locale, message.getKey(), message.getArguments());
    }

    @Override
    public Message createMessage(String key, Serializable... arguments) {
        return new Text(key, arguments);
    }

    @Override
    public MessageCollection createMessageCollection() {
        return new Texts();
    }

    @Override
    public Map<String, String> getAllTranslationsForPrefix(String prefix) {
        return getAllTranslationsForPrefix(prefix, locales.getLocale());
    }

    @Override
    public Map<String, String> getAllTranslationsForPrefix(String prefix, Locale locale) {
        Map<String, String> found = new TreeMap<>();
        all(locale).forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                found.put(key, text);
            }
        });
        return found;
    }

    private Object[] translated(Locale locale, Serializable[] arguments) {
        return Arrays.stream(arguments).map(a -> a instanceof Message message ? getText(locale, message) : a).toArray();
    }

    private Map<String, String> all(Locale locale) {
        return files.computeIfAbsent(locale.toString(), name -> {
            Map<String, String> texts = new HashMap<>();
            for (String location : locations) {
                String path = location.replace('.', '/');
                read(path + ".properties", texts);
                read(path + "_" + locale.getLanguage() + ".properties", texts);
                read(path + "_" + locale + ".properties", texts);
            }
            if (locale.getCountry().equals(MARKED)) {
                texts.replaceAll((key, text) -> "[" + text + "]");
            }
            return texts;
        });
    }

    private void read(String path, Map<String, String> texts) {
        try (InputStream in = bundleLoader.getResourceAsStream(path)) {
            if (in != null) {
                Properties file = new Properties();
                file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
                file.forEach((key, text) -> texts.put((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Text(String key, Serializable[] arguments) implements Message {

        private static final long serialVersionUID = 1L;

        @Override
        public String getKey() {
            return key;
        }

        @Override
        public Serializable[] getArguments() {
            return arguments;
        }
    }

    private static final class Texts implements MessageCollection {

        private final List<Message> messages = new ArrayList<>();

        @Override
        public void addMessage(String key, Serializable... arguments) {
            messages.add(new Text(key, arguments));
        }

        @Override
        public void addMessage(Message message) {
            messages.add(message);
        }

        @Override
        public void addAll(List<Message> more) {
            messages.addAll(more);
        }

        @Override
        public boolean isEmpty() {
            return messages.isEmpty();
        }

        @Override
        public List<Message> getMessages() {
            return List.copyOf(messages);
        }
    }
}
