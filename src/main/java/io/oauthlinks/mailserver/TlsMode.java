package io.oauthlinks.mailserver;

/** Implicit TLS from the first byte, STARTTLS required before login, or none at all (only with a warning). */
public enum TlsMode { IMPLICIT, STARTTLS, NONE }
