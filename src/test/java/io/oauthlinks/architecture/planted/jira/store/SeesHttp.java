package io.oauthlinks.architecture.planted.jira.store;

/** Planted: knows a sibling. */
public class SeesHttp {

    Class<?> breach() {
        return io.oauthlinks.architecture.planted.jira.http.SeesStore.class;
    }
}
