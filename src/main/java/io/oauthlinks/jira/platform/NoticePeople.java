package io.oauthlinks.jira.platform;

import com.atlassian.jira.user.ApplicationUser;
import io.oauthlinks.message.Message;
import io.oauthlinks.settings.BaseUrl;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Who is told, and in which words.
 *
 * @param administrators told of everything
 * @param users          by key; null for nobody
 * @param locales        language of a user
 * @param texts          what a message says in a language
 */
public record NoticePeople(Supplier<List<ApplicationUser>> administrators, Function<String, ApplicationUser> users,
                           Function<ApplicationUser, Locale> locales, BiFunction<Locale, Message, String> texts, BaseUrl baseUrl) {

    /** Active ones, each once. */
    Stream<ApplicationUser> told(List<String> userKeys) {
        Stream<ApplicationUser> named = userKeys.stream().map(users).filter(Objects::nonNull).filter(ApplicationUser::isActive);
        return Stream.concat(named, administrators.get().stream());
    }

    String words(ApplicationUser reader, Message message) {
        return texts.apply(locales.apply(reader), message);
    }

    String address(String path) {
        return baseUrl.get() + path;
    }
}
