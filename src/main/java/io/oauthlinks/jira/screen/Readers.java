package io.oauthlinks.jira.screen;

import io.oauthlinks.jira.http.Request;
import io.oauthlinks.jira.http.Texts;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes the reader of a request; all screens share it. */
public final class Readers {

    private final Function<Locale, Texts> texts;
    private final Clock clock;
    private final UnaryOperator<String> displayName;

    /** @param displayName user key to display name; the key itself when there is no such user */
    public Readers(Function<Locale, Texts> texts, Clock clock, UnaryOperator<String> displayName) {
        this.texts = texts;
        this.clock = clock;
        this.displayName = displayName;
    }

    Reader of(Request request) {
        Texts inLanguage = texts.apply(request.locale());
        return new Reader(inLanguage, new Times(inLanguage, clock, request.zone(), request.locale()), displayName);
    }
}
