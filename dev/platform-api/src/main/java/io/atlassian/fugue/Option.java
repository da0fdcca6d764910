package io.atlassian.fugue;

/** A value that may be missing; one of Jira's signatures names it, and the app calls nothing of it. */
public abstract class Option<A> {

    Option() {
    }

    public static <A> Option<A> option(A value) {
        return new Option<>() {

            @Override
            public A getOrNull() {
                return value;
            }
        };
    }

    public abstract A getOrNull();
}
