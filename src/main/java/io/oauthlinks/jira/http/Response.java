package io.oauthlinks.jira.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** What a screen answers. */
public sealed interface Response {

    private static String disposition(String fileName) {
        return "attachment; filename=\"" + fileName + "\"";
    }

    /**
     * A page rendered from a Velocity template.
     *
     * @param template class path name, such as {@code templates/outgoing-link/list.vm}
     * @param model    immutable values: strings, booleans, numbers, lists, maps and the app's allowlisted view classes
     */
    record Page(int status, String template, Map<String, Object> model) implements Response {
        public static Page ok(String template, Map<String, Object> model) {
            return new Page(200, template, model);
        }
    }

    /**
     * 303 to another page after a POST, or to a provider.
     *
     * @param location path below the context path ({@code /plugins/servlet/…}) or an absolute URL of a provider
     * @param cookie   cookie to set on the way; null for none
     */
    record SeeOther(String location, Cookie cookie) implements Response {
        public static SeeOther to(String location) {
            return new SeeOther(location, null);
        }
    }

    /**
     * A file to keep.
     *
     * @param fileName letters, digits, hyphens and dots
     */
    record Download(String fileName, String mediaType, byte[] content) implements Response {

        /** Value of the header Content-Disposition. */
        public String disposition() {
            return Response.disposition(fileName);
        }
    }

    /** A file that is written while it is sent, because it may be large. @param name as above */
    record Streamed(String name, String mediaType, Content content) implements Response {

        String disposition() {
            return Response.disposition(name);
        }

        /** Writes the file once; what cannot be read throws, also in the middle. */
        @FunctionalInterface
        public interface Content {
            void writeTo(OutputStream out) throws IOException;
        }
    }

    /** HttpOnly, SameSite=Lax, below our own path; Secure unless the base URL is http under the development override. An empty value deletes it. */
    record Cookie(String name, String value, int maxAgeSeconds) { }
}
