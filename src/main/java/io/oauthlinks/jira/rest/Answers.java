package io.oauthlinks.jira.rest;

import com.atlassian.sal.api.message.I18nResolver;
import com.atlassian.sal.api.message.LocaleResolver;
import io.oauthlinks.jira.http.Texts;
import io.oauthlinks.message.Causes;
import io.oauthlinks.message.InvalidInput;
import io.oauthlinks.message.Message;
import io.oauthlinks.message.Problem;
import io.oauthlinks.message.Side;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Answers in the caller's language; errors in Jira's shape, {@code {"errorMessages":[…],"errors":{field:message}}}. */
public final class Answers {

    private final I18nResolver texts;
    private final LocaleResolver locales;
    private final BooleanSupplier systemAdministrator;

    /** @param systemAdministrator whether the caller is one */
    public Answers(I18nResolver texts, LocaleResolver locales, BooleanSupplier systemAdministrator) {
        this.texts = texts;
        this.locales = locales;
        this.systemAdministrator = systemAdministrator;
    }

    private Texts texts() {
        return new Texts(texts, locales.getLocale());
    }

    String text(Message message) {
        return texts().of(message);
    }

    /**
     * What happened, what to do, the other side's own words and where the cause lies; null for null. What a server inside the network says is for system
     * administrators only.
     */
    Map<String, Object> problem(Problem problem) {
        if (problem == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reason", problem.reason());
        json.put("cause", text(problem.cause()));
        json.put("remedy", text(problem.remedy()));
        json.put("providerWords", systemAdministrator.getAsBoolean() ? problem.providerWords() : "");
        json.put("side", Causes.sideOf(problem).map(Side::id).orElse(null));
        return json;
    }

    Response error(int status, String key, Object... arguments) {
        return error(status, List.of(text(Message.of(key, arguments))), Map.of());
    }

    Response refused(int status, Problem problem) {
        return error(status, List.of(text(problem.cause()) + " " + text(problem.remedy())), Map.of());
    }

    Response invalid(InvalidInput invalid) {
        Map<String, Object> errors = new LinkedHashMap<>();
        invalid.errors().byField().forEach((field, message) -> errors.put(field, text(message)));
        return error(400, List.of(), errors);
    }

    private static Response error(int status, List<String> messages, Map<String, Object> errors) {
        return json(status, Map.of("errorMessages", messages, "errors", errors)).build();
    }

    static Response.ResponseBuilder json(int status, Object body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8")).header("Cache-Control", "no-store")
                .entity(body);
    }

    /** One page of a list. */
    static <T> Map<String, Object> page(List<T> all, int start, int limit, Function<T, Map<String, Object>> json) {
        return page(all.stream().skip(start).limit(limit).map(json).toList(), start, limit, all.size());
    }

    static Map<String, Object> page(List<Map<String, Object>> values, int start, int limit, int total) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("start", start);
        page.put("limit", limit);
        page.put("total", total);
        page.put("values", values);
        return page;
    }

    static String time(Instant time) {
        return time == null ? null : time.toString();
    }
}
