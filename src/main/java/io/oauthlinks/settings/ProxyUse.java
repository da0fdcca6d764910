package io.oauthlinks.settings;

/** Whether OAuth and discovery requests go through an HTTP proxy: never, as the JVM was started, or through one that the settings name. */
public enum ProxyUse { NONE, JVM, OWN }
