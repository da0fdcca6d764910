package io.oauthlinks.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The texts of the app as people read them; a message without a text fails the test. */
public final class Texts {

    private static final Properties TEXTS = load();

    private Texts() {
    }

    public static String of(Message message) {
        assertThat(TEXTS.getProperty(message.key())).as(message.key()).isNotBlank();
        String text = new MessageFormat(TEXTS.getProperty(message.key()), Locale.ROOT).format(message.arguments().toArray());
        assertThat(text).as("all placeholders of %s are filled", message.key()).doesNotContainPattern("\\{\\d}");
        return text;
    }

    /** Reason of a problem whose cause and remedy both have texts. */
    public static String reasonOf(Problem problem) {
        of(problem.cause());
        of(problem.remedy());
        return problem.reason();
    }

    /** Last part of the message's key, by field; each message has a text. */
    public static Map<String, String> reasonsOf(FieldErrors errors) {
        Map<String, String> reasons = new TreeMap<>();
        errors.byField().forEach((field, message) -> {
            of(message);
            reasons.put(field, message.key().substring(message.key().lastIndexOf('.') + 1));
        });
        return reasons;
    }

    private static Properties load() {
        try (InputStream file = Texts.class.getResourceAsStream("/i18n/oauth-links.properties")) {
            Properties texts = new Properties();
            texts.load(file);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
