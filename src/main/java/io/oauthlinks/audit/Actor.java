package io.oauthlinks.audit;

/**
 * Who acts: a user through a request, or the app itself.
 *
 * @param userKey     user key; empty for the app
 * @param displayName name for people; empty for the app
 * @param address     IP address of the request; empty when there is none
 */
public record Actor(String userKey, String displayName, String address) {

    public static final Actor APP = new Actor("", "", "");
}
