package io.oauthlinks.host.product.security;

import io.oauthlinks.host.product.user.User;

/** The user of a request, and how we know. */
public record Caller(User user, Means means) {

    /** What the request brought as proof. Only a session is sent by the browser on its own. */
    public enum Means {
        SESSION, PERSONAL_ACCESS_TOKEN, PASSWORD
    }
}
