package io.oauthlinks.host.product.security;

import io.oauthlinks.host.product.user.User;

/** The user of a request, and how we know. */
public record Caller(User user, Means means) {

    /** Request attribute in which a filter tells the login what it has found out. */
    static final String ATTRIBUTE = Caller.class.getName();

    /** What the request brought as proof. Only a session is sent by the browser on its own. */
    public enum Means {
        SESSION, PERSONAL_ACCESS_TOKEN, PASSWORD,
        /** None: a program acts in the name of somebody. */
        PROGRAM
    }
}
