package io.oauthlinks.jira.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages below {@code /plugins/servlet/oauth-links}, one line each. What is not in this table is answered with 404. */
public enum Route {
    OUTGOING_LINKS("/outgoing-links", Takes.GET),
    OUTGOING_LINK_NEW("/outgoing-links/new", Takes.GET_AND_POST),
    OUTGOING_LINK_EDIT("/outgoing-links/{id}", Takes.GET_AND_POST),
    OUTGOING_LINK_DELETE("/outgoing-links/{id}/delete", Takes.GET_AND_POST),
    MAIL_SERVERS("/mail-servers", Takes.GET),
    MAIL_SERVER_NEW("/mail-servers/new", Takes.GET_AND_POST),
    MAIL_SERVER_NEW_AUTHORIZE("/mail-servers/new/authorize", Takes.POST),
    MAIL_SERVER_EDIT("/mail-servers/{id}", Takes.GET_AND_POST),
    MAIL_SERVER_AUTHORIZE("/mail-servers/{id}/authorize", Takes.POST),
    /** A piece of a page, which the script of the mail server form asks for while a test runs. */
    MAIL_SERVER_TEST("/mail-servers/tests/{id}", Takes.GET),
    MAIL_SERVER_DELETE("/mail-servers/{id}/delete", Takes.GET_AND_POST),
    MAIL_SERVER_SHARE("/mail-servers/{id}/share", Takes.GET_AND_POST),
    /** The channels of all projects; those of one are below the project. */
    MAIL_CHANNEL_OVERVIEW("/mail-channels", Takes.GET),
    /** Also of a project that was deleted, whose settings are gone. */
    MAIL_CHANNEL_OVERVIEW_DELETE("/mail-channels/{id}/delete", Takes.GET_AND_POST),
    INCOMING_LINKS("/incoming-links", Takes.GET),
    INCOMING_LINK_NEW("/incoming-links/new", Takes.GET_AND_POST),
    INCOMING_LINK_EDIT("/incoming-links/{id}", Takes.GET_AND_POST),
    INCOMING_LINK_DELETE("/incoming-links/{id}/delete", Takes.GET_AND_POST),
    INCOMING_LINK_ROTATE_SECRET("/incoming-links/{id}/rotate-secret", Takes.GET_AND_POST),
    INCOMING_LINK_END_OVERLAP("/incoming-links/{id}/end-overlap", Takes.POST),
    INCOMING_LINK_GRANTS("/incoming-links/{id}/grants", Takes.GET),
    INCOMING_LINK_GRANTS_REVOKE("/incoming-links/{id}/grants/revoke", Takes.GET_AND_POST),
    USER_GRANTS("/grants", Takes.GET),
    USER_GRANTS_REVOKE("/grants/revoke", Takes.GET_AND_POST),
    GRANT_REVOKE("/grants/{id}/revoke", Takes.GET_AND_POST),
    AUDIT_LOG("/audit-log", Takes.GET),
    SETTINGS("/settings", Takes.GET_AND_POST),
    /** No page but a file. */
    SUPPORT_DOWNLOAD("/support-download", Takes.GET),
    /** Where Jira's project settings lead to, with the project's key as a parameter. */
    PROJECT("/projects", Takes.GET, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNELS("/projects/{project}/mail-channels", Takes.GET, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNEL_NEW("/projects/{project}/mail-channels/new", Takes.GET_AND_POST, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNEL_EDIT("/projects/{project}/mail-channels/{id}", Takes.GET_AND_POST, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNEL_PAUSE("/projects/{project}/mail-channels/{id}/pause", Takes.POST, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNEL_RESUME("/projects/{project}/mail-channels/{id}/resume", Takes.POST, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNEL_DELETE("/projects/{project}/mail-channels/{id}/delete", Takes.GET_AND_POST, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNEL_MAILBOX("/projects/{project}/mail-channels/{id}/mailbox", Takes.GET, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNEL_AUTHORIZE("/projects/{project}/mail-channels/{id}/authorize", Takes.POST, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNEL_FETCH("/projects/{project}/mail-channels/{id}/fetch", Takes.POST, Audience.PROJECT_ADMINISTRATORS),
    MAIL_CHANNEL_TEST("/projects/{project}/mail-channels/{id}/test", Takes.GET_AND_POST, Audience.PROJECT_ADMINISTRATORS),
    MAIL_LOG("/projects/{project}/mail-channels/log", Takes.GET, Audience.PROJECT_ADMINISTRATORS),
    /** No page but a file. */
    MAIL_LOG_EXPORT("/projects/{project}/mail-channels/log/export", Takes.GET, Audience.PROJECT_ADMINISTRATORS),
    MAIL("/projects/{project}/mail-channels/log/{id}", Takes.GET, Audience.PROJECT_ADMINISTRATORS),
    /** No page but a file. */
    MAIL_DOWNLOAD("/projects/{project}/mail-channels/log/{id}/download", Takes.GET, Audience.PROJECT_ADMINISTRATORS),
    MAIL_RETRY("/projects/{project}/mail-channels/log/{id}/retry", Takes.POST, Audience.PROJECT_ADMINISTRATORS),
    MAIL_DISCARD("/projects/{project}/mail-channels/log/{id}/discard", Takes.POST, Audience.PROJECT_ADMINISTRATORS),
    OWN_GRANTS("/authorized-applications", Takes.GET, Audience.SIGNED_IN),
    OWN_GRANTS_REVOKE("/authorized-applications/revoke", Takes.GET_AND_POST, Audience.SIGNED_IN),
    OWN_GRANT_REVOKE("/authorized-applications/{id}/revoke", Takes.GET_AND_POST, Audience.SIGNED_IN);

    /** Parameter of {@link #PROJECT}. */
    public static final String PROJECT_KEY = "projectKey";

    /** Where all of them live, below the context path. */
    public static final String BASE = "/plugins/servlet/oauth-links";

    private final String pattern;
    private final Takes takes;
    private final Audience audience;
    private final Pattern expression;
    private final List<String> names;

    Route(String pattern, Takes takes) {
        this(pattern, takes, Audience.SYSTEM_ADMINISTRATORS);
    }

    Route(String pattern, Takes takes, Audience audience) {
        this.pattern = pattern;
        this.takes = takes;
        this.audience = audience;
        this.names = Pattern.compile("\\{(\\w+)}").matcher(pattern).results().map(part -> part.group(1)).toList();
        this.expression = Pattern.compile(pattern.replaceAll("\\{\\w+}", "([0-9]{1,18})"));
    }

    /** Such as {@code /outgoing-links/{id}}; every named part is a row number. */
    public String pattern() {
        return pattern;
    }

    public Takes takes() {
        return takes;
    }

    public Audience audience() {
        return audience;
    }

    /** What is there for others is not there. */
    static Optional<Route> at(String path, Audience audience) {
        return List.of(values()).stream().filter(route -> route.audience == audience && route.expression.matcher(path).matches()).findFirst();
    }

    /** Values of the named parts of a path that this route matches. */
    Map<String, String> parametersOf(String path) {
        Matcher matcher = expression.matcher(path);
        Map<String, String> parameters = new LinkedHashMap<>();
        if (matcher.matches()) {
            for (int i = 0; i < names.size(); i++) {
                parameters.put(names.get(i), matcher.group(i + 1));
            }
        }
        return parameters;
    }

    /** Which methods a page takes; HEAD goes with GET. */
    public enum Takes {
        GET("GET, HEAD"), POST("POST"), GET_AND_POST("GET, HEAD, POST");

        private final String allow;

        Takes(String allow) {
            this.allow = allow;
        }

        /** As the Allow header spells it. */
        public String allow() {
            return allow;
        }

        boolean permits(String method) {
            return List.of(allow.split(", ")).contains(method);
        }
    }
}
